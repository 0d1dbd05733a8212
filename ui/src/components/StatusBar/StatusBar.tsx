import type { ReactNode } from 'react';
import type { SaveState } from '../Autosave';
import { saveWords, useOverallSaveState } from '../Autosave';
import type { ParkedItem } from './Parked';
import { Parked } from './Parked';
import './statusBar.scss';

export type StatusItem = {
  id: string;
  /** A whole phrase in a clinician's words: `Waiting to sync: 3 since Tue`. */
  text: string;
  /** Where to act on it; then it is a button. */
  onOpen?: (() => void) | undefined;
  attention?: boolean | undefined;
};

export type StatusBarProps = {
  items: readonly StatusItem[];
  /** What is not finished and not on screen, the one that was left last first. */
  parked?: readonly ParkedItem[] | undefined;
  /** Where all that is parked is to be seen. */
  onAllParked?: (() => void) | undefined;
  children?: ReactNode;
};

const mark = (state: SaveState): string => {
  if (state.kind === 'failed') return '▲ ';
  return state.kind === 'saved' ? '✓ ' : '';
};

/** Always true: what is saved, then what is parked, then `items`: what waits. Hints at the right. */
export const StatusBar = ({ items, parked = [], onAllParked, children }: StatusBarProps) => {
  const state = useOverallSaveState();
  return (
    <>
      <ul className="status-bar__items">
        <li className={state.kind === 'failed' ? 'status-bar__attention' : undefined}>
          <span aria-hidden="true">{mark(state)}</span>
          {saveWords(state)}
        </li>
        {parked.length > 0 && (
          <li>
            <Parked parked={parked} onAll={onAllParked} />
          </li>
        )}
        {items.map(({ id, text, onOpen, attention = false }) => (
          <li key={id} className={attention ? 'status-bar__attention' : undefined}>
            {attention && <span aria-hidden="true">▲ </span>}
            {onOpen ? (
              <button type="button" className="desk-link" onClick={onOpen}>
                {text}
              </button>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
      {children}
      {/* Only trouble is spoken: "Saved" every second would drown the conversation. */}
      <span className="nhsuk-u-visually-hidden" role="alert">
        {state.kind === 'failed' ? saveWords(state) : ''}
      </span>
    </>
  );
};
