export { StartContact } from './StartContact';
export type { StartContactProps } from './StartContact';
export { AttemptRow, VoicemailDoubt } from './AttemptRow';
export { canBeAnAttempt } from './attempts';
export type { Attempt } from './attempts';
export { attemptOf, useAttempts } from './useAttempts';
