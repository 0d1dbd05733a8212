import type { CarriedView, ChoiceView, ContactDraft, DraftState, ItemView } from '../../ipc';
import { briefDate } from '../../formatting/dates';
import { answerTo, says } from './contactDraft';

/** `id` names the style; the words are for those who do not see the sign. */
export type Mark = { id: string; sign: string; words: string };

const COVERED: Mark = { id: 'covered', sign: '✓', words: 'covered' };
const NEEDED: Mark = { id: 'needed', sign: '!', words: 'needed to sign' };
const OPEN: Mark = { id: 'open', sign: '○', words: 'open' };

export type MarkOf = (item: ItemView) => Mark;

export type MarksOf = {
  draft: ContactDraft;
  state: Pick<DraftState, 'covered' | 'missing'>;
  carried: readonly CarriedView[];
  leftReasons: readonly ChoiceView[];
  today: string;
};

/** How a prompt stands: as the record last said, and before that as its answer is on screen. */
export const marks = ({ draft, state, carried, leftReasons, today }: MarksOf): MarkOf => (item) => {
  const answer = answerTo(draft, item.id);
  if (answer.left_because !== '') {
    const reason = leftReasons.find(({ id }) => id === answer.left_because)?.words ?? answer.left_because;
    return { id: 'left', sign: '–', words: `left: ${reason}` };
  }
  if (state.covered.includes(item.id)) return COVERED;
  const from = carried.find((one) => one.item.id === item.id);
  const needed = state.missing.some(({ field }) => field === item.id);
  if (from) {
    // A prompt of an earlier agenda is none that the record counts in this one.
    if (!needed && (says(answer) || answer.nothing_to_add)) return COVERED;
    const words = `from ${briefDate(from.on, today)}`;
    return { id: 'carried', sign: '↷', words: needed ? `${words}, needed to sign` : words };
  }
  return needed ? NEEDED : OPEN;
};
