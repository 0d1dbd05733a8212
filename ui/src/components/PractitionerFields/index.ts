export { PractitionerFields } from './PractitionerFields';
export type { PractitionerFieldsProps } from './PractitionerFields';
