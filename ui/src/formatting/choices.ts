/** A choice of the clinical content: its id as recorded, its words as shown. */
export type Worded = { id: string; words: string };

/** The words for an id; the id itself when the content has no such choice, so that nothing is hidden. */
export const wordsOf = (choices: readonly Worded[], id: string): string =>
  choices.find((choice) => choice.id === id)?.words ?? id;

/** Choices as radios, checkboxes and selects take them. */
export const asOptions = (choices: readonly Worded[]): { value: string; label: string }[] =>
  choices.map(({ id, words }) => ({ value: id, label: words }));
