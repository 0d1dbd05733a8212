export { FormDate } from './FormDate';
export type { FormDateProps } from './FormDate';
export { fieldId, fieldProblem, Problems } from './Problems';
export { useSubmit } from './useSubmit';
export type { Submit } from './useSubmit';
