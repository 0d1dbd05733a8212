export { JoinedScreen } from './JoinedScreen';
export { RecoveryCodeScreen } from './RecoveryCodeScreen';
export { Demonstration, StartScreen } from './StartScreen';
export { WaitingScreen } from './WaitingScreen';
