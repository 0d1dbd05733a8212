export { PaperScreen } from './PaperScreen';
export type { PaperScreenProps } from './PaperScreen';
