/** Beside what is written: how it differs from the report before, in words. */
import { Button } from '../../components/Button';
import type { ChoiceView, RowForm } from '../../ipc';
import type { Change, OptionChanges } from './compare';
import { rowWords } from './compare';

/** The beginning of a report's number is enough to know it by. */
export const shortNumber = (number: string): string => `${number.split('-')[0] ?? number}…`;

/** How one row or text stands to what it was. */
export const Difference = ({ change, number }: { change: Change; number: string }) => {
  const since = shortNumber(number);
  switch (change.kind) {
    case 'new':
      return <p className="difference">New: not in {since}</p>;
    case 'same':
      return <p className="difference">As in {since}</p>;
    case 'changed':
      return (
        <details className="difference">
          <summary>Changed since {since}: show the words before</summary>
          {change.before}
        </details>
      );
  }
};

const listed = (ids: readonly string[], options: readonly ChoiceView[]): string =>
  ids.map((id) => options.find((one) => one.id === id)?.words ?? id).join(', ');

export type OptionDifferencesProps = { changes: OptionChanges; options: readonly ChoiceView[]; number: string };

export const OptionDifferences = ({ changes, options, number }: OptionDifferencesProps) => {
  const parts = [
    { title: 'New', ids: changes.added },
    { title: `As in ${shortNumber(number)}`, ids: changes.kept },
    { title: 'Left out', ids: changes.leftOut },
  ].filter(({ ids }) => ids.length > 0);
  if (parts.length === 0) return null;
  return (
    <p className="difference">
      {parts.map(({ title, ids }) => `${title}: ${listed(ids, options)}`).join('. ')}.
    </p>
  );
};

export type LeftOutProps = { rows: readonly RowForm[]; number: string; onPutBack: (row: RowForm) => void };

/** Rows of the report before that this one does not have. */
export const LeftOut = ({ rows, number, onPutBack }: LeftOutProps) => {
  if (rows.length === 0) return null;
  return (
    <details className="difference difference--left-out">
      <summary>
        {rows.length === 1 ? '1 row' : `${rows.length} rows`} of {shortNumber(number)} left out
      </summary>
      <ul>
        {rows.map((row) => (
          <li key={rowWords(row)}>
            {rowWords(row)}{' '}
            <Button kind="link" onClick={() => onPutBack(row)}>
              Put it back
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
};
