/** A report beside the one before it: what is new, what changed, what was left out. */
import type { PreviousReport, ReportForm, RowForm } from '../../ipc';

export type Change =
  | { kind: 'new' }
  | { kind: 'same' }
  /** With the words before. */
  | { kind: 'changed'; before: string };

export type RowChanges = {
  /** One for each row of the report, in its order. */
  rows: readonly Change[];
  /** Rows of the report before that none of these comes from. */
  leftOut: readonly RowForm[];
};

export const rowWords = ({ difficulty, recommendation }: RowForm): string =>
  [difficulty, recommendation].filter((part) => part !== '').join(' → ');

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

const wordsOf = (row: RowForm): ReadonlySet<string> =>
  new Set(plain(rowWords(row)).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2));

/** The share of their words two rows have in common, 0 to 1. */
const alike = (one: RowForm, other: RowForm): number => {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const common = [...a].filter((word) => b.has(word)).length;
  return common === 0 ? 0 : common / Math.min(a.size, b.size);
};

/** Two rows that speak of the same thing though their words differ: at least half of the words are shared. */
const ALIKE_MIN = 0.5;

type Test = (row: RowForm, before: RowForm) => boolean;

/** The surest first, so that a row taken over unchanged is never claimed by one that only looks like it. */
const TESTS: readonly Test[] = [
  (row, before) => plain(rowWords(row)) === plain(rowWords(before)),
  (row, before) => row.difficulty !== '' && plain(row.difficulty) === plain(before.difficulty),
  (row, before) => row.recommendation !== '' && plain(row.recommendation) === plain(before.recommendation),
  (row, before) => alike(row, before) >= ALIKE_MIN,
];

export const compareRows = (rows: readonly RowForm[], before: readonly RowForm[]): RowChanges => {
  const from = new Map<number, number>();
  for (const test of TESTS) {
    rows.forEach((row, at) => {
      if (from.has(at)) return;
      const taken = [...from.values()];
      const found = before.findIndex((one, place) => !taken.includes(place) && test(row, one));
      if (found >= 0) from.set(at, found);
    });
  }
  const taken = [...from.values()];
  return {
    rows: rows.map((row, at): Change => {
      const old = before[from.get(at) ?? -1];
      if (!old) return { kind: 'new' };
      return plain(rowWords(row)) === plain(rowWords(old)) ? { kind: 'same' } : { kind: 'changed', before: rowWords(old) };
    }),
    leftOut: before.filter((_, place) => !taken.includes(place)),
  };
};

export type OptionChanges = { added: readonly string[]; kept: readonly string[]; leftOut: readonly string[] };

export const compareOptions = (options: readonly string[], before: readonly string[]): OptionChanges => ({
  added: options.filter((one) => !before.includes(one)),
  kept: options.filter((one) => before.includes(one)),
  leftOut: before.filter((one) => !options.includes(one)),
});

/** Undefined where neither says anything. */
export const compareText = (text: string, before: string): Change | 'left out' | undefined => {
  if (plain(text) === plain(before)) return plain(text) === '' ? undefined : { kind: 'same' };
  if (plain(text) === '') return 'left out';
  return plain(before) === '' ? { kind: 'new' } : { kind: 'changed', before };
};

/**
 * The report with what the one before advised to change at work. Never its advice, its period or its review:
 * those are decided anew. What is written already stays, and goes first.
 */
export const withPrevious = (form: ReportForm, previous: PreviousReport): ReportForm => ({
  ...form,
  options: [...form.options, ...compareOptions(form.options, previous.options).leftOut],
  rows: [...form.rows.filter((row) => rowWords(row) !== ''), ...compareRows(form.rows, previous.rows).leftOut],
  phased: form.phased.weeks.length === 0 ? { ...previous.phased, appointments: form.phased.appointments } : form.phased,
  comments: form.comments === '' ? previous.comments : form.comments,
});
