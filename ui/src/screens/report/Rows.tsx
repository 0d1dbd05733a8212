import type { KeyboardEvent, ReactNode } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { TextArea } from '../../components/TextArea';
import type { FindingView, RowForm } from '../../ipc';
import { Hints } from './Hints';
import { Warnings } from './Warnings';

export type RowsProps = {
  rows: readonly RowForm[];
  onChange: (rows: RowForm[]) => void;
  /** Rows change places; `from` names for each its place before, -1 for one that was not there. */
  onMove: (rows: RowForm[], from: readonly number[]) => void;
  findings: readonly FindingView[];
  /** How it could be worded better. */
  hints: readonly FindingView[];
  /** What stops the report in a field, once it may be said. */
  errorOf: (field: string) => string | undefined;
  onMeant: (finding: FindingView, meant: boolean) => void;
  onGoTo: (field: string) => void;
  /** What stands below a row: how it differs from the report before. */
  beside?: ((at: number) => ReactNode) | undefined;
};

const BLANK: RowForm = { difficulty: '', recommendation: '' };

const isEmpty = ({ difficulty, recommendation }: RowForm): boolean =>
  difficulty === '' && recommendation === '';

const withoutTrailingBlanks = (rows: readonly RowForm[]): RowForm[] =>
  rows.slice(0, rows.findLastIndex((row) => !isEmpty(row)) + 1);

const PARTS = [
  { key: 'difficulty', label: 'Difficulty' },
  { key: 'recommendation', label: 'Recommendation, goal' },
] as const;

/**
 * Difficulty and recommendation side by side, as printed. A new pair is there as soon as the last is
 * begun; Alt with the arrows moves a pair; removing can be taken back.
 */
export const Rows = ({ rows, onChange, onMove, findings, hints, errorOf, onMeant, onGoTo, beside }: RowsProps) => {
  const announce = useAnnounce();
  const shown = [...rows, BLANK];

  const change = (at: number, part: Partial<RowForm>) =>
    onChange(
      withoutTrailingBlanks(shown.map((row, index) => (index === at ? { ...row, ...part } : row))),
    );
  const places = rows.map((_, index) => index);
  const inOrder = (order: readonly number[]): RowForm[] =>
    order.flatMap((index) => {
      const row = rows[index];
      return row ? [row] : [];
    });
  const remove = (at: number) => {
    const kept = places.filter((index) => index !== at);
    onMove(inOrder(kept), kept);
    onGoTo(`rows.${Math.max(0, at - 1)}.difficulty`);
    const back = places.map((index) => kept.indexOf(index));
    announce({ text: `Row ${at + 1} removed.`, undo: () => onMove([...rows], back) });
  };
  const move = (at: number, to: number, part: string) => {
    if (!rows[at] || to < 0 || to >= rows.length) return;
    const others = places.filter((index) => index !== at);
    const order = [...others.slice(0, to), at, ...others.slice(to)];
    onMove(inOrder(order), order);
    onGoTo(`rows.${to}.${part}`);
    announce({ text: `Row ${at + 1} is now row ${to + 1}.` });
  };
  const onKeyDown = (at: number, part: string) => (event: KeyboardEvent) => {
    const deletes = event.key === 'Delete' || (event.key === 'Backspace' && event.ctrlKey);
    const row = shown[at];
    if (event.altKey && event.key === 'ArrowUp') move(at, at - 1, part);
    else if (event.altKey && event.key === 'ArrowDown') move(at, at + 1, part);
    else if (deletes && row && at < rows.length && isEmpty(row)) remove(at);
    else return;
    event.preventDefault();
  };

  return (
    <div className="report-rows" role="group" aria-label="Difficulties and recommendations">
      <p className="report-rows__hint">/ offers wordings, Tab goes from slot to slot. Alt ↑ and Alt ↓ move a row.</p>
      {shown.map((row, at) => (
        // Rows have no ids of their own; they are known by their place.
        <div key={at} className="report-rows__row">
          <span className="report-rows__number" aria-hidden="true">
            {at + 1}
          </span>
          {PARTS.map(({ key, label }) => {
            const id = `rows.${at}.${key}`;
            return (
              <div key={key}>
                <TextArea
                  id={id}
                  label={at === 0 ? label : `${label}, row ${at + 1}`}
                  hideLabel={at > 0}
                  rows={1}
                  value={row[key]}
                  error={errorOf(id)}
                  onChange={(text) => change(at, { [key]: text })}
                  onKeyDown={onKeyDown(at, key)}
                />
                <Warnings findings={findings} field={`rows[${at}].${key}`} onMeant={onMeant} />
                <Hints hints={hints} field={`rows[${at}].${key}`} />
              </div>
            );
          })}
          <div className="report-rows__tools">
            {at < rows.length && (
              <>
                <Button
                  kind="link"
                  disabled={at === 0}
                  aria-label={`Row ${at + 1} up`}
                  onClick={() => move(at, at - 1, 'difficulty')}
                >
                  ↑
                </Button>
                <Button
                  kind="link"
                  disabled={at === rows.length - 1}
                  aria-label={`Row ${at + 1} down`}
                  onClick={() => move(at, at + 1, 'difficulty')}
                >
                  ↓
                </Button>
                <Button kind="link" aria-label={`Remove row ${at + 1}`} onClick={() => remove(at)}>
                  ×
                </Button>
              </>
            )}
          </div>
          <div className="report-rows__below">
            {!isEmpty(row) && beside?.(at)}
            <Warnings findings={findings} field={`rows[${at}]`} onMeant={onMeant} />
          </div>
        </div>
      ))}
    </div>
  );
};
