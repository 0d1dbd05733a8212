export { call, callBytes } from './call';
export type { Outcome } from './call';
export { ClinicError, toClinicError } from './clinicError';
