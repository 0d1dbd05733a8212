/** The ways out of a contact: parked, signed, signed as an attempt, thrown away. Each saves everything first. */
import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import type { FieldError } from '../../components/ErrorSummary';
import { useNavigation } from '../../components/Navigation';
import { useSession } from '../../components/Session';
import type { Attempt } from '../../components/StartContact';
import { attemptOf } from '../../components/StartContact';
import type { ContactDraft, DraftState, FieldProblem } from '../../ipc';
import { call, commands, toClinicError } from '../../ipc';
import { wasAttended } from './contactDraft';
import type { Wanting } from './leaving';
import { wantingOf } from './leaving';
import { endedNow } from './meeting';
import type { useContactDraft } from './useContactDraft';

export type Asking = { kind: 'sign' } | { kind: 'discard' } | { kind: 'left'; wanting: readonly Wanting[] };

export type ContactEndOptions = Pick<
  ReturnType<typeof useContactDraft>,
  'draft' | 'state' | 'edit' | 'close' | 'settle'
> & {
  /** The field on screen for one the record names. */
  fieldOf: (name: string) => string;
};

export const useContactEnd = (options: ContactEndOptions) => {
  const { draft, state, edit, close, settle, fieldOf } = options;
  const { today, refresh } = useSession();
  const { go, replace } = useNavigation();
  const announce = useAnnounce();
  const [asking, setAsking] = useState<Asking>();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  // What signing itself refused need not be among what is missing, which would take it for settled.
  const [refused, setRefused] = useState(false);

  const showMissing = (fields: readonly FieldProblem[]) =>
    setErrors(fields.map(({ field, message }) => ({ fieldId: fieldOf(field), message })));
  const settled = ({ fieldId }: FieldError): boolean =>
    !refused && ![...state.problems, ...state.missing].some(({ field }) => fieldOf(field) === fieldId);

  /** Saves everything and goes on with what the record says of it; when it could not be saved, says so. */
  const once = async (saved: (said: DraftState) => void) => {
    const said = await settle();
    if (said) saved(said);
    else {
      announce({
        kind: 'alert',
        text: 'This could not be saved yet. It stays on screen and is tried again.',
      });
    }
  };

  const park = () =>
    void once(() => {
      refresh();
      go({ kind: 'caseload' });
    });

  const askToSign = () =>
    void once(({ problems, missing, ...rest }) => {
      setRefused(false);
      showMissing(problems);
      if (problems.length > 0) return;
      if (missing.length > 0) {
        setAsking({ kind: 'left', wanting: wantingOf({ problems, missing, ...rest }) });
        return;
      }
      // A meeting that is signed today and has no end has just ended.
      if (wasAttended(draft)) edit((now) => endedNow(now, today));
      setAsking({ kind: 'sign' });
    });

  /** Signs; `false` when the record refused it for something that is shown now. */
  const signed = async (wanted: ContactDraft): Promise<boolean> => {
    close();
    try {
      await call(commands.signContact(wanted));
      return true;
    } catch (error) {
      close(false);
      const refusal = toClinicError(error);
      if (refusal.fields.length === 0) throw refusal;
      setAsking(undefined);
      setRefused(true);
      showMissing(refusal.fields);
      return false;
    }
  };

  const sign = async () => {
    if (!(await signed(draft))) return;
    refresh();
    announce({ text: 'Signed.' });
    replace({ kind: 'case', case: draft.case });
  };

  const signAttempt = async (attempt: Attempt): Promise<ContactDraft | undefined> => {
    // A save still on its way would otherwise come after the signature.
    await settle();
    const wanted = attemptOf(draft, attempt, today);
    return (await signed(wanted)) ? wanted : undefined;
  };

  const discard = async () => {
    close();
    try {
      await call(commands.discardDraft(draft.id));
    } catch (error) {
      close(false);
      throw error;
    }
    refresh();
    announce({ text: 'The draft is gone.' });
    replace({ kind: 'case', case: draft.case });
  };

  return {
    asking,
    errors,
    settled,
    park,
    askToSign,
    sign,
    signAttempt,
    discard,
    askToDiscard: () => setAsking({ kind: 'discard' }),
    putOff: () => setAsking(undefined),
  };
};
