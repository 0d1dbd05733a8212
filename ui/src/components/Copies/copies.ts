/** Who may have a copy of a report, as the consents of the case stand now. */
import type { ConsentView } from '../../ipc';

export type CopyFor = 'patient' | 'gp' | 'employer';

export type CopyRight = {
  for: CopyFor;
  /** `the employer (J. Hill)` */
  words: string;
  allowed: boolean;
  /** Why not, or on what it rests. */
  why: string;
};

const PURPOSE = { gp: 'gp_copy', employer: 'employer_copy' } as const;
const WORDS = { gp: 'the GP', employer: 'the employer' } as const;

const asConsented = (who: 'gp' | 'employer', consents: readonly ConsentView[]): CopyRight => {
  const last = consents.find(({ purpose, holds }) => purpose === PURPOSE[who] && holds);
  const named = last === undefined || last.named === '' ? '' : ` (${last.named})`;
  if (last?.decision === 'given') {
    return { for: who, words: WORDS[who] + named, allowed: true, why: 'with consent' };
  }
  const why =
    last === undefined
      ? 'No consent to this copy is recorded.'
      : `Consent to this copy was ${last.decision}.`;
  return { for: who, words: WORDS[who], allowed: false, why };
};

/** Without an employer there is none to refuse a copy to, unless one was asked about before. */
export const copyRights = (consents: readonly ConsentView[], noEmployer = false): readonly CopyRight[] => {
  const asked = consents.some(({ purpose }) => purpose === PURPOSE.employer);
  return [
    { for: 'patient', words: 'the patient', allowed: true, why: 'It is theirs.' },
    asConsented('gp', consents),
    ...(noEmployer && !asked ? [] : [asConsented('employer', consents)]),
  ];
};
