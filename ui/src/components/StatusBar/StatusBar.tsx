import type { ReactNode } from 'react';
import type { SaveState } from '../Autosave';
import { saveWords, useOverallSaveState } from '../Autosave';
import './statusBar.scss';

export type StatusItem = {
  id: string;
  /** A whole phrase in a clinician's words: `Waiting to sync: 3 since Tue`. */
  text: string;
  /** Where to act on it; then it is a button. */
  onOpen?: (() => void) | undefined;
  attention?: boolean | undefined;
};

export type StatusBarProps = { items: readonly StatusItem[]; children?: ReactNode };

const mark = (state: SaveState): string => {
  if (state.kind === 'failed') return '▲ ';
  return state.kind === 'saved' ? '✓ ' : '';
};

/** Always true: what is saved, parked, waiting. `items` after the state of all autosaves; hints at the right. */
export const StatusBar = ({ items, children }: StatusBarProps) => {
  const state = useOverallSaveState();
  return (
    <>
      <ul className="status-bar__items">
        <li className={state.kind === 'failed' ? 'status-bar__attention' : undefined}>
          <span aria-hidden="true">{mark(state)}</span>
          {saveWords(state)}
        </li>
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
