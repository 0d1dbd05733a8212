export { RecoveryCodeScreen } from './RecoveryCodeScreen';
export { StartScreen } from './StartScreen';
