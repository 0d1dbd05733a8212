export { DifferencesScreen } from './DifferencesScreen';
