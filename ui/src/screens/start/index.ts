export { RecoveryCodeScreen } from './RecoveryCodeScreen';
export { Demonstration, StartScreen } from './StartScreen';
