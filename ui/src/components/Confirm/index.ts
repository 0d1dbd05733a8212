export { Confirm } from './Confirm';
export type { ConfirmProps } from './Confirm';
