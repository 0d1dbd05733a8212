/**
 * The risk prompt as an agenda of its own: the same keys answer it. Its prompts are called `risk.` and their
 * id, as the record calls what is missing of them, so that none is taken for a prompt of the agenda.
 */
import type { AnswerForm, ContactDraft, DraftState, InstrumentView, ItemView } from '../../ipc';
import { says } from './contactDraft';

export const RISK = 'risk';
const BEFORE = `${RISK}.`;

export const riskItems = (items: readonly ItemView[]): readonly ItemView[] =>
  items.map((item) => ({ ...item, id: `${BEFORE}${item.id}` }));

/** The draft as the agenda's parts read it, with the answers to the risk prompt for its answers. */
export const riskDraft = (draft: ContactDraft): ContactDraft => ({
  ...draft,
  answers: draft.risk.map((answer) => ({ ...answer, item: `${BEFORE}${answer.item}` })),
});

/** A change made to `riskDraft`, made to the draft. */
export const inRisk =
  (change: (draft: ContactDraft) => ContactDraft) =>
  (draft: ContactDraft): ContactDraft => ({
    ...draft,
    risk: change(riskDraft(draft)).answers.map((answer) => ({
      ...answer,
      item: answer.item.replace(BEFORE, ''),
    })),
  });

const isAnswered = (item: ItemView, { text, chosen, nothing_to_add }: AnswerForm): boolean => {
  if (item.answer === 'text') return text.trim() !== '' || chosen.length > 0 || nothing_to_add;
  return chosen.length >= Math.max(1, item.at_least);
};

/** How many of the prompts still have to be answered: as they stand on screen, saved or not. */
export const riskToAnswer = (items: readonly ItemView[], draft: ContactDraft): number =>
  items.filter(({ needed }) => needed).filter((item) => {
    const answer = draft.risk.find((one) => one.item === item.id);
    return answer === undefined || !isAnswered(item, answer);
  }).length;

/** How the prompts of a risk stand. */
export const riskState = (draft: ContactDraft, state: DraftState): Pick<DraftState, 'covered' | 'missing'> => ({
  missing: state.missing,
  covered: draft.risk
    .filter((answer) => says(answer) || answer.nothing_to_add)
    .map(({ item }) => `${BEFORE}${item}`)
    .filter((id) => !state.missing.some(({ field }) => field === id)),
});

export type AtRisk = { key: string; question: string; answer: string };

/**
 * The questions answered at their risk value: which, and what was answered. Said without asking the record,
 * so that it is on screen even when nothing can be saved just now.
 */
export const atRisk = (draft: ContactDraft, instruments: readonly InstrumentView[]): readonly AtRisk[] =>
  draft.questionnaires.flatMap(({ instrument: id, answers }) => {
    const instrument = instruments.find((one) => one.id === id);
    return (instrument?.items ?? []).flatMap((item, at) => {
      const value = answers[at] ?? null;
      if (value === null || item.risk_from === null || value < item.risk_from) return [];
      const words = instrument?.scale.find((one) => one.value === value)?.words;
      return [
        {
          key: `${id}.${item.id}`,
          question: `${instrument?.name ?? id}, question ${at + 1}: “${item.words}”`,
          answer: words === undefined ? String(value) : `${value}, ${words.toLowerCase()}`,
        },
      ];
    });
  });
