export { Checkbox, Checkboxes } from './Checkboxes';
export type { CheckboxesProps, CheckboxProps } from './Checkboxes';
