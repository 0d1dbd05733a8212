export { PaperPage, useStoredPaper } from './PaperPage';
export { firstPaper, storedPaper } from './storedPaper';
export type { FirstPaper, StoredPaper } from './storedPaper';
