import { useCallback, useState } from 'react';

type Typed<F> = { [Name in keyof F]?: { value: F[Name]; over: F[Name] } };

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * A form over what is recorded. A field that nobody touched here follows what others send: saving must never set it back
 * to what it was when the form was opened. What was typed stays as it is.
 */
export const useRecordedForm = <F extends object>(recorded: F) => {
  const [typed, setTyped] = useState<Typed<F>>({});
  const names = Object.keys(typed) as (keyof F)[];
  const form = { ...recorded };
  for (const name of names) {
    const one = typed[name];
    if (one) form[name] = one.value;
  }
  /** What others made of fields that are being changed here, as it is recorded now. */
  const meanwhile: Partial<F> = {};
  for (const name of names) {
    const one = typed[name];
    if (one && !same(one.over, recorded[name]) && !same(one.value, recorded[name])) {
      meanwhile[name] = recorded[name];
    }
  }
  const change = useCallback(
    (part: Partial<F>) =>
      setTyped((now) => {
        const next = { ...now };
        for (const name of Object.keys(part) as (keyof F)[]) {
          next[name] = { value: part[name] as F[keyof F], over: (now[name] ?? { over: recorded[name] }).over };
        }
        return next;
      }),
    [recorded],
  );
  /** Nothing is typed: the form is as recorded. */
  const clear = useCallback(() => setTyped({}), []);
  return { form, change, clear, meanwhile, changed: !same(form, recorded) };
};
