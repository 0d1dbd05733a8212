export { ReportScreen } from './ReportScreen';
export type { ReportScreenProps } from './ReportScreen';
