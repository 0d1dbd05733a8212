export { DayField } from './DayField';
export type { DayFieldProps } from './DayField';
