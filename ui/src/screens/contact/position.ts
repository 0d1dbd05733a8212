/** The ids of a contact's fields, made so that an id says which prompt has to be open for it. */
import type { ItemView } from '../../ipc';
import { CONCERN } from './concerns';
import { isTable } from './contactDraft';
import { RISK } from './riskAgenda';

export const NOTE = 'note';
export const AGENDA = 'agenda';
export const QUESTIONS = 'questionnaires';

/** What stands over the note: the agenda's prompt, or one of these instead. */
export type Pane = 'item' | 'questionnaires' | 'risk' | 'concern';

export const paneOf = (field: string): Pane => {
  if (field.startsWith(QUESTIONS)) return 'questionnaires';
  if (field === RISK || field.startsWith(`answer.${RISK}.`)) return 'risk';
  return field.startsWith(CONCERN) ? 'concern' : 'item';
};

export const choiceField = (item: string): string => `answer.${item}`;
export const textField = (item: string): string => `answer.${item}.text`;
export const dayField = (item: string): string => `answer.${item}.on`;
export const cellField = (table: string, row: number, column: string): string =>
  `${table}.${row}.${column}`;

/** Where a prompt's field begins with its id: that of the risk prompt has a dot in it. */
const itemOf = (rest: string, items: readonly ItemView[]): ItemView | undefined =>
  items.find(({ id }) => rest === id || rest.startsWith(`${id}.`));

/** The prompt (or, without one, the table) that has to be open for a field to be on screen. */
export const opens = (field: string, items: readonly ItemView[]): string | undefined => {
  const [first = ''] = field.split('.');
  if (first === 'answer') return itemOf(field.slice('answer.'.length), items)?.id;
  const belongs = items.find((item) => item.answer === first);
  if (belongs) return belongs.id;
  return isTable(first) || first === 'liaison' || first === 'interpreter' ? first : undefined;
};

/** The field to begin in for a prompt. */
export const firstField = (item: ItemView): string => {
  switch (item.answer) {
    case 'choice':
    case 'checks':
    case 'yes_no':
      return choiceField(item.id);
    case 'date':
      return dayField(item.id);
    case 'match_rows':
      return cellField(item.answer, 0, 'demand');
    case 'obstacles':
      return cellField(item.answer, 0, 'text');
    case 'plan':
    case 'adjustments':
      return cellField(item.answer, 0, 'what');
    case 'rehabilitation':
      return cellField(item.answer, 0, 'activity');
    case 'liaison':
      return 'liaison.consent';
    case 'interpreter':
      return 'interpreter.name';
    default:
      return textField(item.id);
  }
};

/** The first cell of the row after the last of a table prompt. */
export const newRowField = (item: ItemView, rows: number): string =>
  firstField(item).replace('.0.', `.${rows}.`);

/**
 * The field on screen for one the record names: a prompt's id, a field of the draft (`start`), or one
 * inside it (`match_rows[1].by`).
 */
export const fieldNamed = (name: string, items: readonly ItemView[]): string => {
  const item = items.find(({ id }) => id === name);
  if (item) return firstField(item);
  const answer = /^answers?[.[]([^.\]]+)\]?(?:\.(.+))?$/.exec(name);
  const about = items.find(({ id }) => id === answer?.[1]);
  if (about) return answer?.[2] === 'on' ? dayField(about.id) : firstField(about);
  if (name === 'liaison') return 'liaison.consent';
  return name.replace(/\[(\d+)\]/g, '.$1');
};
