export { fieldId, fieldProblem, Problems } from './Problems';
export { useSubmit } from './useSubmit';
export type { Submit } from './useSubmit';
