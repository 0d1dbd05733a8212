import { timeToSecond } from '../../formatting/times';
import type { SaveState } from './saver';

/** What the status bar says: nothing before the first change. */
export const saveWords = (state: SaveState): string => {
  switch (state.kind) {
    case 'clean':
      return 'Nothing to save';
    case 'saving':
      return 'Saving…';
    case 'saved':
      return `Saved ${timeToSecond(state.at)}`;
    case 'failed':
      return `Not saved: ${state.reason}. Kept on screen and tried again.`;
  }
};
