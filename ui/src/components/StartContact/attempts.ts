export type Attempt = 'no_answer' | 'voicemail_left' | 'wrong_number' | 'ended_by_patient';

/** What an attempt by telephone or video may come to, each with the key that says so. */
export const ATTEMPTS: readonly { outcome: Attempt; label: string; key: string }[] = [
  { outcome: 'no_answer', label: 'No answer', key: 'Alt+1' },
  { outcome: 'voicemail_left', label: 'Voicemail left', key: 'Alt+2' },
  { outcome: 'wrong_number', label: 'Wrong number', key: 'Alt+3' },
  { outcome: 'ended_by_patient', label: 'Ended by patient', key: 'Alt+4' },
];

/** Somebody was called, not met. */
export const canBeAnAttempt = (mode: string): boolean => mode === 'telephone' || mode === 'video';
