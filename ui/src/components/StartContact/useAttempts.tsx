/**
 * The telephone rings out, or a voice says that nobody is there. One key writes that down and the therapist
 * dials the next number; a wrong key is taken back as quickly.
 */
import { useState } from 'react';
import { timeOfDay } from '../../formatting/times';
import type { ContactDraft, Reach } from '../../ipc';
import { call, commands, toClinicError } from '../../ipc';
import { useAnnounce } from '../Announcer';
import { useKeys } from '../Keys';
import { useNavigation } from '../Navigation';
import { useSession } from '../Session';
import { ATTEMPTS, type Attempt } from './attempts';

const REASON = 'Pressed by mistake, undone at once';

/** An attempt has come to its end now, when it was made today. */
export const attemptOf = (draft: ContactDraft, attempt: Attempt, today: string): ContactDraft => ({
  ...draft,
  outcome: attempt,
  end: draft.end === '' && draft.on === today ? timeOfDay(new Date()) : draft.end,
});

/** Why leaving a voicemail has to be thought about once more; empty when it was agreed to. */
export const voicemailDoubt = (reach: Reach | undefined): string => {
  if (reach === undefined) return 'It is not known yet whether a voicemail is safe for them.';
  if (!reach.safe_number) return 'Their number is not known to be safe: someone else may hear a message.';
  return reach.voicemail ? '' : 'They have not agreed to a voicemail: someone else may hear it.';
};

export type AttemptsOptions = {
  reach: Reach | undefined;
  /** Keys and buttons rest. */
  resting: boolean;
  /** Signs it and gives the draft as it was signed; undefined when that could not be done and was said. */
  sign: (attempt: Attempt) => Promise<ContactDraft | undefined>;
  /** Where to afterwards. */
  onDone: () => void;
};

export const useAttempts = ({ reach, resting, sign, onDone }: AttemptsOptions) => {
  const { refresh } = useSession();
  const { go } = useNavigation();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [doubting, setDoubting] = useState(false);

  /** Struck, and what was written is a draft again: nothing typed is lost by a wrong key. */
  const undo = async (signed: ContactDraft) => {
    try {
      await call(commands.enterInError(signed.case, signed.id, REASON));
      const { draft } = await call(commands.enterAgain(signed.case, signed.id, signed.case));
      await call(commands.saveContact({ ...draft, outcome: 'attended', end: '' }));
      refresh();
      go({ kind: 'contact', draft: draft.id });
    } catch (error) {
      announce({ kind: 'alert', text: `It could not be undone: ${toClinicError(error).message}` });
    }
  };

  const record = async (attempt: Attempt) => {
    setDoubting(false);
    setBusy(true);
    try {
      const signed = await sign(attempt);
      if (!signed) return;
      refresh();
      onDone();
      const words = ATTEMPTS.find(({ outcome }) => outcome === attempt)?.label ?? attempt;
      announce({ text: `Signed: ${words.toLowerCase()}.`, undo: () => void undo(signed) });
    } catch (error) {
      announce({ kind: 'alert', text: toClinicError(error).message });
    } finally {
      setBusy(false);
    }
  };

  const press = (attempt: Attempt) => {
    if (busy || resting) return;
    if (attempt === 'voicemail_left' && voicemailDoubt(reach) !== '') setDoubting(true);
    else void record(attempt);
  };

  useKeys(
    ATTEMPTS.map(({ key, label, outcome }) => ({
      key,
      does: label,
      disabled: resting,
      run: () => press(outcome),
    })),
  );

  return {
    press,
    busy,
    doubt: doubting ? voicemailDoubt(reach) : '',
    leaveVoicemail: () => void record('voicemail_left'),
    thinkBetter: () => setDoubting(false),
  };
};
