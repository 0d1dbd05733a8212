import { useCallback, useState } from 'react';
import { ClinicError, toClinicError } from '../../ipc';
import { savedNow } from '../Autosave';
import { useRefresh } from '../Session';

export type Submit = {
  busy: boolean;
  /** Why the last attempt did not work; a new one for each attempt. */
  problem: ClinicError | undefined;
  /** Runs what saves. Gives what it gives, or undefined when it was refused: then `problem` says why. */
  submit: <T>(save: () => Promise<T>) => Promise<T | undefined>;
  /** The same for what changes nothing in the record, such as unlocking: the status bar does not say "saved". */
  ask: <T>(look: () => Promise<T>) => Promise<T | undefined>;
  clear: () => void;
};

/** Sends a form, once at a time. The form itself is never touched: what was typed stays. */
export const useSubmit = (): Submit => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ClinicError>();
  const refresh = useRefresh();
  const ask = useCallback(
    async <T>(look: () => Promise<T>): Promise<T | undefined> => {
      setBusy(true);
      try {
        const answer = await look();
        setProblem(undefined);
        return answer;
      } catch (reason) {
        const error = toClinicError(reason);
        // A copy, so that the same refusal twice is two attempts and takes the focus twice.
        setProblem(new ClinicError(error.code, error.message, error.fields));
        if (error.code === 'locked') refresh?.();
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [refresh],
  );
  const submit = useCallback(
    <T>(save: () => Promise<T>): Promise<T | undefined> =>
      ask(async () => {
        const saved = await save();
        savedNow();
        return saved;
      }),
    [ask],
  );
  const clear = useCallback(() => setProblem(undefined), []);
  return { busy, problem, submit, ask, clear };
};
