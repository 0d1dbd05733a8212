/**
 * The risk prompt as an agenda of its own: the same keys answer it. Its prompts are called `risk.` and their
 * id, as the record calls what is missing of them, so that none is taken for a prompt of the agenda.
 */
import type { ContactDraft, DraftState, InstrumentView, ItemView } from '../../ipc';
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

export const riskWanting = (state: DraftState): readonly string[] =>
  state.missing.map(({ field }) => field).filter((field) => field.startsWith(BEFORE));

/** How the prompts of a risk stand. */
export const riskState = (draft: ContactDraft, state: DraftState): Pick<DraftState, 'covered' | 'missing'> => ({
  missing: state.missing,
  covered: draft.risk
    .filter((answer) => says(answer) || answer.nothing_to_add)
    .map(({ item }) => `${BEFORE}${item}`)
    .filter((id) => !state.missing.some(({ field }) => field === id)),
});

export type AtRisk = { key: string; question: string; answer: string };

/** The questions answered at their risk value: which, and what was answered. */
export const atRisk = (
  draft: ContactDraft,
  state: DraftState,
  instruments: readonly InstrumentView[],
): readonly AtRisk[] =>
  state.scores.flatMap(({ instrument: id, risk }) => {
    const instrument = instruments.find((one) => one.id === id);
    const given = draft.questionnaires.find((one) => one.instrument === id)?.answers ?? [];
    return risk.map((item) => {
      const at = instrument?.items.findIndex((one) => one.id === item) ?? -1;
      const value = given[at] ?? null;
      const words = instrument?.scale.find((one) => one.value === value)?.words;
      return {
        key: `${id}.${item}`,
        question: `${instrument?.name ?? id}, question ${at + 1}: “${instrument?.items[at]?.words ?? item}”`,
        answer: value === null ? '' : words === undefined ? String(value) : `${value}, ${words.toLowerCase()}`,
      };
    });
  });
