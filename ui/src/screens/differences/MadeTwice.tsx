import classNames from 'classnames';
import { Button } from '../../components/Button';
import { Marked, Said } from '../../components/SideBySide';
import type { OverlapView } from '../../ipc';

type MadeTwiceProps = {
  overlap: OverlapView;
  chosen: string | undefined;
  readOnly: boolean;
  onBoth: () => void;
  /** Opens an entry, to enter it in error, replace or withdraw it. */
  onOpen: (at: number) => void;
};

const NEXT: Partial<Record<string, string>> = {
  contacts: 'If one of them is one too many, open it and enter it in error.',
  reports: 'If one of them should not hold, open it and replace or withdraw it.',
};

const arrow = (at: number, count: number): string | undefined => {
  if (at === 0) return '←';
  return at === count - 1 ? '→' : `${at + 1}`;
};

/** Contacts or reports made apart that may be one too many. Nothing is struck from here: that is done where it can be read. */
export const MadeTwice = ({ overlap, chosen, readOnly, onBoth, onOpen }: MadeTwiceProps) => (
  <section aria-label={overlap.title}>
    <h2 className="differences__what">{overlap.title}</h2>
    <p>Made by people who had not seen each other’s. {NEXT[overlap.kind]}</p>
    <div className="side-by-side">
      {overlap.entries.map(({ id, title, words, said }, at) => (
        <div key={id} role="group" aria-label={`${title}, ${said.by}`} className="side-by-side__one">
          <Said said={said} />
          <p className="side-by-side__words">
            <b>{title}</b>
            {'\n'}
            <Marked text={words} beside={overlap.entries[at === 0 ? 1 : 0]?.words ?? ''} />
          </p>
          <Button shortcut={arrow(at, overlap.entries.length)} onClick={() => onOpen(at)}>
            Open this one
          </Button>
        </div>
      ))}
    </div>
    {!readOnly && (
      <p className={classNames('differences__both', { 'side-by-side__one--chosen': chosen === 'both' })}>
        <Button aria-pressed={chosen === 'both'} shortcut="B" onClick={onBoth}>
          {chosen === 'both' ? '✓ All of them are right' : 'All of them are right'}
        </Button>
      </p>
    )}
  </section>
);
