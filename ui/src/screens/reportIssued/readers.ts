/** Who may have which copy of a report, as the consents and the report itself stand now. */
import type { CopyFor, CopyRight } from '../../components/Copies';
import { copyRights } from '../../components/Copies';
import { wordsOf } from '../../formatting/choices';
import type { ChoiceView, ConsentView, CopyForm, IssuedReport } from '../../ipc';

/** The copy chosen for each reader: a need of the patient's is no wish of an employer. */
export type Chosen = Record<CopyFor, CopyForm>;

export const firstChosen = ({ life }: IssuedReport): Chosen => ({
  patient: { copy_for: 'patient', edition: life.suggested_edition, duplicate: false },
  gp: { copy_for: 'gp', edition: 'standard', duplicate: false },
  employer: { copy_for: 'employer', edition: 'standard', duplicate: false },
});

/** A report that no longer holds goes to nobody but the patient, whose copy says so. */
export const rightsOf = (
  { life }: IssuedReport,
  consents: readonly ConsentView[],
  noEmployer?: boolean,
): readonly CopyRight[] =>
  copyRights(consents, noEmployer).map((right) =>
    life.holds || right.for === 'patient'
      ? right
      : { ...right, allowed: false, why: 'It no longer holds: only the patient is given a copy, which says so.' },
  );

/** `large print, duplicate`; empty for the standard one. */
export const copyWords = ({ edition, duplicate }: CopyForm, editions: readonly ChoiceView[]): string =>
  [
    edition === 'standard' ? '' : wordsOf(editions, edition).toLowerCase(),
    duplicate ? 'duplicate' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
