import type { DraftState, ItemView } from '../../ipc';

export type Mark = { sign: string; words: string };

const COVERED: Mark = { sign: '✓', words: 'covered' };
const NEEDED: Mark = { sign: '!', words: 'needed to sign' };
const OPEN: Mark = { sign: '○', words: 'open' };

/** How a prompt stands, as the record last said. */
export const markOf = (item: ItemView, state: DraftState): Mark => {
  if (state.missing.some(({ field }) => field === item.id)) return NEEDED;
  return state.covered.includes(item.id) ? COVERED : OPEN;
};
