export { CaseloadScreen } from './CaseloadScreen';
