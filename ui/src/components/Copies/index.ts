export { CopyList } from './CopyList';
export { copyRights } from './copies';
export type { CopyFor, CopyRight } from './copies';
