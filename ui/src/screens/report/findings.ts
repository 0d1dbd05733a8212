/** What the record finds in a report, by the field it is about. */
import type { FindingView, ReportForm, RowForm } from '../../ipc';

/** The id of the field on screen that a finding names: `rows[2].recommendation` is `rows.2.recommendation`. */
export const fieldOf = (name: string): string => name.replace(/\[(\d+)\]/g, '.$1');

/** What is typed in a field of the form's own text, by the name a finding gives it; empty for any other. */
export const typedIn = (form: ReportForm, name: string): string => {
  if (name === 'comments') return form.comments;
  const [, place, part] = /^rows\[(\d+)\]\.(difficulty|recommendation)$/.exec(name) ?? [];
  const row = form.rows[Number(place)];
  return row === undefined ? '' : row[part === 'difficulty' ? 'difficulty' : 'recommendation'];
};

export const isBlock = ({ severity }: FindingView): boolean => severity === 'block';

export const isOpen = (finding: FindingView): boolean => isBlock(finding) || !finding.answered;

export const blocksIn = (findings: readonly FindingView[]): number => findings.filter(isBlock).length;

export const toAnswerIn = (findings: readonly FindingView[]): number =>
  findings.filter((finding) => !isBlock(finding) && !finding.answered).length;

/** A warning that was looked at, and is meant; or no longer. */
export const withMeant = (form: ReportForm, { code, field }: FindingView, meant: boolean): ReportForm => {
  const others = form.answered.filter((one) => one.code !== code || one.field !== field);
  return { ...form, answered: meant ? [...others, { code, field }] : others };
};

/** Where the cursor goes for a finding: its field, or the nearest that takes the cursor. */
export const placeOf = ({ field }: FindingView): string => (field === 'rows' ? 'rows.0.difficulty' : fieldOf(field));

/** The open finding after the one the cursor is at, from the first again after the last. */
export const nextOpen = (findings: readonly FindingView[], fieldId: string): FindingView | undefined => {
  const open = findings.filter(isOpen);
  const here = open.findLastIndex((finding) => placeOf(finding) === fieldId);
  return open[here + 1] ?? open[0];
};

export const countWords = (findings: readonly FindingView[]): string =>
  `${blocksIn(findings)} stop it, ${toAnswerIn(findings)} to answer`;

/**
 * The form with its rows in other places. `from` names, for each row now, its place before; -1 for one that is new.
 * What was meant goes with its row: left at the old place it would answer for the row that stands there now.
 */
export const withRowsMoved = (form: ReportForm, rows: RowForm[], from: readonly number[]): ReportForm => ({
  ...form,
  rows,
  answered: form.answered.flatMap((one) => {
    const [, place, part = ''] = /^rows\[(\d+)\](.*)$/.exec(one.field) ?? [];
    if (place === undefined) return [one];
    const to = from.indexOf(Number(place));
    return to < 0 ? [] : [{ ...one, field: `rows[${to}]${part}` }];
  }),
});

/** The warning that Alt+M answers from a field: the first still open there, else on its row or week, else on all of them. */
export const warningAt = (findings: readonly FindingView[], fieldId: string): FindingView | undefined => {
  const parts = fieldId.split('.');
  const fields = parts.map((_, at) => parts.slice(0, parts.length - at).join('.'));
  const open = findings.filter((finding) => !isBlock(finding) && !finding.answered);
  return fields
    .map((field) => open.find((finding) => fieldOf(finding.field) === field))
    .find((finding) => finding !== undefined);
};
