export { StartContact } from './StartContact';
export type { StartContactProps } from './StartContact';
