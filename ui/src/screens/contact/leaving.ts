/** Prompts that are needed and left all the same: which, and for what reason. */
import type { ContactDraft, DraftState, FieldProblem } from '../../ipc';
import { answerTo, withAnswer } from './contactDraft';

export type Wanting = FieldProblem & { canBeLeft: boolean };

export const wantingOf = ({ missing, can_be_left }: DraftState): readonly Wanting[] =>
  missing.map((one) => ({ ...one, canBeLeft: can_be_left.includes(one.field) }));

export const leftFor = (draft: ContactDraft, item: string): string => answerTo(draft, item).left_because;

export const withLeft = (draft: ContactDraft, item: string, reason: string): ContactDraft =>
  withAnswer(draft, item, { left_because: reason });

/** The next one after `at` that nothing was said of yet, round to the first; undefined when there is none. */
export const nextWanting = (
  wanting: readonly Wanting[],
  draft: ContactDraft,
  at: number,
): number | undefined => {
  const order = wanting.map((_, index) => (at + 1 + index) % wanting.length);
  return order.find((index) => leftFor(draft, wanting[index]?.field ?? '') === '');
};
