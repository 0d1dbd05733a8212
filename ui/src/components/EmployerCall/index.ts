export { EmployerCall } from './EmployerCall';
export type { EmployerCallProps } from './EmployerCall';
