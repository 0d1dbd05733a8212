/** The prompts of a contact as they are listed. */
import type { AgendaView, CarriedView, ContactDraft, ItemView } from '../../ipc';
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

/** What time ran out for before comes first; only who is there has to be known before anything is asked. */
const carriedFirst = (
  items: readonly ItemView[],
  carried: readonly CarriedView[],
  draft: ContactDraft,
): readonly ItemView[] => {
  const ids = carried.map(({ item }) => item.id);
  const asked = itemsFor(
    carried.map(({ item }) => items.find(({ id }) => id === item.id) ?? item),
    draft,
  );
  const rest = items.filter(({ id }) => !ids.includes(id));
  return [
    ...rest.filter(({ always }) => always),
    ...asked,
    ...rest.filter(({ always }) => !always),
  ];
};

/**
 * The agenda's prompts for this way of meeting, headed by what was carried over; after them any table that
 * holds something (the step was changed, it was entered again) or is open though the agenda has no prompt
 * for it, so that nothing written is out of reach.
 */
export const promptsOf = (
  agenda: AgendaView,
  carried: readonly CarriedView[],
  draft: ContactDraft,
  open: string | undefined,
): readonly ItemView[] => {
  const items = carriedFirst(itemsFor(agenda.items, draft), carried, draft);
  const has = (answer: string) => items.some((item) => item.answer === answer);
  const tables = TABLES.filter(
    (name) => !has(name) && (rowsOf(draft, name).length > 0 || open === name),
  ).map((name) => besides(name, SHAPES[name].title));
  const talk = !has('liaison') && (hasTalk(draft) || open === 'liaison');
  const { language, name } = draft.interpreter;
  const interpreter = !has('interpreter') && (language !== '' || name !== '' || open === 'interpreter');
  return [
    ...items,
    ...tables,
    ...(talk ? [besides('liaison', 'Talk with the employer')] : []),
    ...(interpreter ? [besides('interpreter', 'Who is interpreting?')] : []),
  ];
};
