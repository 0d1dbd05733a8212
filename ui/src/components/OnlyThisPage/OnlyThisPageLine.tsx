import { useEffect, useRef } from 'react';
import { useOverallSaveState } from '../Autosave';
import { useOnlyThisPageInside } from './OnlyThisPage';
import './onlyThisPage.scss';

type OnlyThisPageLineProps = {
  demonstration: boolean;
  /** A message is kept back until it ends. */
  messageWaits: boolean;
};

/**
 * Instead of the top bar and the foot while only this page is shown. It says nothing that a patient may not
 * read: not what waits, and not why something could not be saved.
 */
export const OnlyThisPageLine = ({ demonstration, messageWaits }: OnlyThisPageLineProps) => {
  const { end, refused } = useOnlyThisPageInside();
  const save = useOverallSaveState();
  const goOn = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const left = document.activeElement;
    // The button that was pressed for it may have gone with the foot: Tab would begin anywhere.
    if (left === null || left === document.body) goOn.current?.focus();
  }, []);
  return (
    <section className="only-this-page" aria-label="Only this page">
      {demonstration && <strong className="frame__demonstration">Demonstration</strong>}
      <p className="only-this-page__words" role="status">
        Showing only this page. F9 or Esc to go on.
        {refused && <b> Anything else opens after that.</b>}
        {messageWaits && ' A message waits.'}
        {save.kind === 'failed' && ' Not saved yet: it is kept and tried again.'}
      </p>
      <button type="button" ref={goOn} className="only-this-page__end" onClick={end} aria-keyshortcuts="F9">
        Go on <kbd aria-hidden="true">F9</kbd>
      </button>
    </section>
  );
};
