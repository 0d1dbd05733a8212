export { ChoiceGroup, choiceId } from './ChoiceGroup';
export { Radios } from './Radios';
export type { Choice, RadiosProps } from './Radios';
