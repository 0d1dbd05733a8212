export { OnlyThisPageProvider, useOnlyThisPage, useOnlyThisPageInside } from './OnlyThisPage';
export type { OnlyThisPage } from './OnlyThisPage';
export { OnlyThisPageKeys } from './OnlyThisPageKeys';
export { OnlyThisPageLine } from './OnlyThisPageLine';
