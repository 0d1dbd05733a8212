/** Pure changes of a contact being written, and what can be said of it without asking the record. */
import type {
  AnswerForm,
  ContactDraft,
  ItemView,
  LiaisonForm,
  QuestionnaireForm,
} from '../../ipc';

export type TableName = 'match_rows' | 'obstacles' | 'plan' | 'adjustments' | 'rehabilitation';

export const TABLES: readonly TableName[] = [
  'match_rows',
  'obstacles',
  'plan',
  'adjustments',
  'rehabilitation',
];

export const isTable = (answer: string): answer is TableName =>
  (TABLES as readonly string[]).includes(answer);

const noAnswer = (item: string): AnswerForm => ({
  item,
  text: '',
  chosen: [],
  on: '',
  nothing_to_add: false,
  left_because: '',
});

export const answerTo = (draft: ContactDraft, item: string): AnswerForm =>
  draft.answers.find((answer) => answer.item === item) ?? noAnswer(item);

export const says = (answer: AnswerForm): boolean =>
  answer.text !== '' || answer.chosen.length > 0 || answer.on !== '';

/** Whoever writes something has something to add after all; and what is answered was not left. */
const settled = (answer: AnswerForm): AnswerForm => {
  if (says(answer)) return { ...answer, nothing_to_add: false, left_because: '' };
  return answer.nothing_to_add ? { ...answer, left_because: '' } : answer;
};

export const withAnswer = (
  draft: ContactDraft,
  item: string,
  change: Partial<AnswerForm>,
): ContactDraft => {
  const changed = { ...answerTo(draft, item), ...change };
  const answer = change.left_because === undefined ? settled(changed) : changed;
  const empty = !says(answer) && !answer.nothing_to_add && answer.left_because === '';
  const there = draft.answers.some((one) => one.item === item);
  const answers = there
    ? draft.answers.map((one) => (one.item === item ? answer : one))
    : [...draft.answers, answer];
  return { ...draft, answers: empty ? answers.filter((one) => one.item !== item) : answers };
};

/** Ticks or unticks, in the order of the choices however they were ticked. */
export const withCheck = (draft: ContactDraft, item: ItemView, choice: string): ContactDraft => {
  const { chosen } = answerTo(draft, item.id);
  const on = !chosen.includes(choice);
  return withAnswer(draft, item.id, {
    chosen: item.choices
      .map(({ id }) => id)
      .filter((id) => (id === choice ? on : chosen.includes(id))),
  });
};

/** Nobody was met: nothing was asked, so the agenda and its tables rest. */
export const wasAttended = (draft: ContactDraft): boolean => draft.outcome === 'attended';

/** The prompts of an agenda that are asked in this way of meeting, with these people, after what was answered. */
export const itemsFor = (items: readonly ItemView[], draft: ContactDraft): readonly ItemView[] =>
  items.filter(
    ({ only, only_with, after }) =>
      (only.length === 0 || only.includes(draft.mode)) &&
      (only_with.length === 0 || only_with.includes(draft.with)) &&
      (after === null || answerTo(draft, after.item).chosen.some((id) => after.chosen.includes(id))),
  );

/** The situation at work as said in this contact, else as last known: it decides on the agenda. */
export const workNow = (draft: ContactDraft, known: string): string =>
  answerTo(draft, 'work_status').chosen[0] ?? known;

/** What of the work is safety-critical, as ticked in this contact, else as flagged on the job. */
export const safetyCriticalNow = (draft: ContactDraft, flagged: readonly string[]): readonly string[] => {
  const { chosen } = answerTo(draft, 'safety_critical');
  return (chosen.length > 0 ? chosen : flagged).filter((id) => id !== 'none');
};

const CARE = ['step_1', 'step_2', 'step_3'];

/** The contact takes the case to another step of care, or starts it elsewhere than at step 1: that has a reason. */
export const changesStep = (draft: ContactDraft, caseStep: string): boolean =>
  wasAttended(draft) &&
  CARE.includes(draft.step) &&
  draft.step !== caseStep &&
  !(caseStep === '' && draft.step === 'step_1');

export const withLiaison = (draft: ContactDraft, change: Partial<LiaisonForm>): ContactDraft => ({
  ...draft,
  liaison: { ...draft.liaison, ...change },
});

export const hasTalk = ({ liaison }: ContactDraft): boolean =>
  Object.values(liaison).some((text) => text !== '');

export const withQuestionnaire = (
  draft: ContactDraft,
  at: number,
  change: Partial<QuestionnaireForm>,
): ContactDraft => ({
  ...draft,
  questionnaires: draft.questionnaires.map((one, index) =>
    index === at ? { ...one, ...change } : one,
  ),
});

/** Choices that are numbers (0 to 10) are picked by the number itself, all others by their place. */
export const numbered = (ids: readonly string[]): boolean =>
  ids.length > 0 && ids.every((id) => /^\d{1,2}$/.test(id));

/**
 * What a digit picks. `before` is what stands there from the digit just typed, so that 1 and then 0
 * can mean 10.
 */
export const pickedBy = (
  ids: readonly string[],
  digit: string,
  before: string | undefined,
): string | undefined => {
  if (!numbered(ids)) return ids[Number(digit) - 1];
  const both = `${before ?? ''}${digit}`;
  return ids.includes(both) ? both : ids.find((id) => id === digit);
};
