/** The two sides of the form's choices, in its own words. */
export const ADVICE: readonly { value: string; label: string }[] = [
  { value: 'not_fit', label: 'you are not fit for work' },
  { value: 'may_be_fit', label: 'you may be fit for work, taking account of the advice below' },
];

export const REVIEW: readonly { value: string; label: string }[] = [
  { value: 'required', label: 'is required' },
  { value: 'not_required', label: 'is not required' },
];

export const adviceSentence = (advice: string): string =>
  ADVICE.find(({ value }) => value === advice)?.label ?? 'no advice chosen';
