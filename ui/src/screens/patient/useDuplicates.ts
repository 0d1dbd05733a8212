import { useEffect, useState } from 'react';
import { dayParts } from '../../formatting/civilDate';
import { isNhsNumber } from '../../formatting/nhsNumber';
import type { PatientForm, PersonFound } from '../../ipc';
import { call, commands } from '../../ipc';

const PAUSE_MS = 400;

/** Enough to tell people apart by: name and birth, or a whole NHS number. */
export const isEnough = ({ family, given, date_of_birth, nhs_number }: PatientForm): boolean =>
  isNhsNumber(nhs_number) ||
  (family.trim() !== '' && given.trim() !== '' && dayParts(date_of_birth) !== undefined);

/** People already registered who may be the one being typed; asked after a pause in typing. */
export const useDuplicates = (form: PatientForm): readonly PersonFound[] => {
  const [found, setFound] = useState<{ key: string; people: readonly PersonFound[] }>();
  const { family, given, preferred, date_of_birth, nhs_number } = form;
  const key = isEnough(form) ? JSON.stringify([family, given, preferred, date_of_birth, nhs_number]) : '';
  useEffect(() => {
    if (key === '') return undefined;
    let stale = false;
    const ask = async () => {
      try {
        const people = await call(commands.duplicates(form));
        if (!stale) setFound({ key, people });
      } catch {
        // Asked again before anyone is registered; that time a failure is told.
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
    // What else is in the form does not tell people apart.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  // Until the answer to the newest text comes, the last one stands: a list that flickers is not read.
  return key === '' ? [] : (found?.people ?? []);
};
