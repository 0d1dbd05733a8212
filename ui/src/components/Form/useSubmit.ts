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
  clear: () => void;
};

/** Sends a form, once at a time. The form itself is never touched: what was typed stays. */
export const useSubmit = (): Submit => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ClinicError>();
  const refresh = useRefresh();
  const submit = useCallback(
    async <T>(save: () => Promise<T>): Promise<T | undefined> => {
      setBusy(true);
      try {
        const saved = await save();
        setProblem(undefined);
        savedNow();
        return saved;
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
  const clear = useCallback(() => setProblem(undefined), []);
  return { busy, problem, submit, clear };
};
