import { useEffect } from 'react';
import { useAnnounce } from '../Announcer';
import { useKeys } from '../Keys';
import { useOnlyThisPage, useOnlyThisPageInside } from './OnlyThisPage';

/** Keys that lead away from the page, or to what is the therapist's own. */
const RESTING = ['Ctrl+K', 'F1', 'F6', 'Shift+F6', 'Alt+N', 'N', 'R'];

const WhileOn = ({ onLock }: { onLock: (() => void) | undefined }) => {
  const { end, refuses } = useOnlyThisPageInside();
  useKeys(
    [
      { key: 'F9', does: 'Go on', run: end, always: true },
      { key: 'Esc', does: 'Go on', run: end },
      ...(onLock ? [{ key: 'F12', does: 'Lock', run: onLock, always: true }] : []),
      ...RESTING.map((key) => ({ key, does: 'Rests', run: () => void refuses() })),
    ],
    { first: true },
  );
  // The button that ended it has gone, and so has the one at the foot that began it: Tab would begin anywhere.
  useEffect(() => {
    return () => {
      setTimeout(() => {
        if (document.activeElement === document.body) document.querySelector('h1')?.focus();
      });
    };
  }, []);
  return null;
};

type OnlyThisPageKeysProps = {
  /** A page about one person is open. */
  patientOpen: boolean;
  onLock?: (() => void) | undefined;
};

/** F9, and while it is on the keys that end it, those that rest, and F12, which works from dialogs too. */
export const OnlyThisPageKeys = ({ patientOpen, onLock }: OnlyThisPageKeysProps) => {
  const { on, show } = useOnlyThisPage();
  const announce = useAnnounce();
  const start = () => {
    if (patientOpen) show();
    else announce({ text: 'F9 shows one person’s page: open a person first.' });
  };
  useKeys([{ key: 'F9', does: 'Only this page', run: start, hint: patientOpen }]);
  return on ? <WhileOn onLock={onLock} /> : null;
};
