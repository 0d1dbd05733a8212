/** The steps of care as they stand in lists. Ids as in the record: `step_1`, `triage`. */

/** 1 to 3 for a step of care; 0 for triage, review, discharge and before the first. */
export const stepNumber = (step: string): number => {
  const match = /^step_([123])$/.exec(step);
  return match ? Number(match[1]) : 0;
};

/** `Step 2`; `not started` before the first. */
export const stepWords = (step: string): string => {
  if (step === '') return 'not started';
  const number = stepNumber(step);
  return number === 0 ? step.charAt(0).toUpperCase() + step.slice(1) : `Step ${number}`;
};
