export { Desk } from './Desk';
export type { DeskProps } from './Desk';
