import classNames from 'classnames';
import { Button } from '../../components/Button';
import { Marked, Said } from '../../components/SideBySide';
import type { DifferenceView } from '../../ipc';

type FieldApartProps = {
  difference: DifferenceView;
  /** The event whose value is kept, or `both`. */
  chosen: string | undefined;
  readOnly: boolean;
  onChoose: (keep: string) => void;
};

/** The key that keeps a value: an arrow for the outer ones, its number for one between them. */
const keyFor = (at: number, count: number): string => {
  if (at === 0) return '←';
  return at === count - 1 ? '→' : `${at + 1}`;
};

/** One field as each of them set it, with the words that differ marked. */
export const FieldApart = ({ difference, chosen, readOnly, onChoose }: FieldApartProps) => {
  const { label, values, both } = difference;
  return (
    <section aria-label={label}>
      <h2 className="differences__what">{label}</h2>
      <div className="side-by-side">
        {values.map(({ words, said }, at) => {
          const event = said[0]?.event ?? '';
          const beside = values[at === 0 ? 1 : 0]?.words ?? '';
          const kept = chosen === event;
          return (
            <div
              key={event}
              role="group"
              aria-label={`As set by ${said.map(({ by }) => by).join(' and ')}`}
              className={classNames('side-by-side__one', { 'side-by-side__one--chosen': kept })}
            >
              {said.map((one) => (
                <Said key={one.event} said={one} />
              ))}
              <p className="side-by-side__words">
                <Marked text={words} beside={beside} />
              </p>
              {!readOnly && (
                <Button aria-pressed={kept} shortcut={keyFor(at, values.length)} onClick={() => onChoose(event)}>
                  {kept ? '✓ This one' : 'Keep this one'}
                </Button>
              )}
            </div>
          );
        })}
      </div>
      {both !== null && (
        <div
          role="group"
          aria-label="Both"
          className={classNames('side-by-side__one', { 'side-by-side__one--chosen': chosen === 'both' })}
        >
          <p className="side-by-side__words">{both}</p>
          {!readOnly && (
            <Button aria-pressed={chosen === 'both'} shortcut="B" onClick={() => onChoose('both')}>
              {chosen === 'both' ? '✓ Both' : 'Keep both'}
            </Button>
          )}
        </div>
      )}
    </section>
  );
};
