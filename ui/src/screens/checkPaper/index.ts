export { CheckPaperScreen } from './CheckPaperScreen';
