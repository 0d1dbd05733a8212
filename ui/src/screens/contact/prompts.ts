/** The prompts of a contact as they are listed. */
import type { AgendaView, ContactDraft, ItemView } from '../../ipc';
import { TABLES, hasTalk, itemsFor } from './contactDraft';
import { SHAPES, rowsOf } from './tables';

const besides = (answer: string, title: string): ItemView => ({
  id: answer,
  section: 'Also written down',
  prompt: title,
  hint: '',
  answer,
  choices: [],
  at_least: 0,
  needed: false,
  always: false,
  only: [],
  only_with: [],
  after: null,
  unconfirmed: false,
});

/**
 * The agenda's prompts for this way of meeting; after them any table that holds something (the step was
 * changed, it was entered again) or is open though the agenda has no prompt for it, so that nothing
 * written is out of reach.
 */
export const promptsOf = (
  agenda: AgendaView,
  draft: ContactDraft,
  open: string | undefined,
): readonly ItemView[] => {
  const items = itemsFor(agenda.items, draft.mode, draft.with);
  const has = (answer: string) => items.some((item) => item.answer === answer);
  const tables = TABLES.filter(
    (name) => !has(name) && (rowsOf(draft, name).length > 0 || open === name),
  ).map((name) => besides(name, SHAPES[name].title));
  const talk = !has('liaison') && (hasTalk(draft) || open === 'liaison');
  return [...items, ...tables, ...(talk ? [besides('liaison', 'Talk with the employer')] : [])];
};
