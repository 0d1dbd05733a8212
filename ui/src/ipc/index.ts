export * from './bindings';
export { call, callBytes } from './call';
export type { DataOf, Outcome } from './call';
export { ClinicError, toClinicError } from './clinicError';
