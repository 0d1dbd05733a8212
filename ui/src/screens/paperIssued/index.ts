export { PaperIssuedScreen } from './PaperIssuedScreen';
export type { PaperIssuedScreenProps } from './PaperIssuedScreen';
