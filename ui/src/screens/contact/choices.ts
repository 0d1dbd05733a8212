import type { ChoiceView, ItemView } from '../../ipc';

const YES_NO: ChoiceView[] = [
  { id: 'yes', words: 'Yes' },
  { id: 'no', words: 'No' },
];

/** The choices of a prompt; a yes-or-no prompt has its own two. */
export const choicesOf = (item: ItemView): readonly ChoiceView[] =>
  item.answer === 'yes_no' && item.choices.length === 0 ? YES_NO : item.choices;
