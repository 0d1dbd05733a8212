export { ReportIssuedScreen } from './ReportIssuedScreen';
export type { ReportIssuedScreenProps } from './ReportIssuedScreen';
