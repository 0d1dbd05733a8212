/**
 * A referral has come in: a letter on the desk, or the person on the telephone. The therapist types what
 * is given in whatever order it comes, must not make a second record of someone already known, and wants
 * to be in the case with the least typing.
 */
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { fieldId, Problems, useSubmit } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import { ScreenHeading, useArrivalFocus, useLeaveGuard, useNavigation } from '../../components/Navigation';
import type { PatientForm, PersonFound } from '../../ipc';
import { call, commands } from '../../ipc';
import { LikelyDuplicates } from './LikelyDuplicates';
import { FORM, PatientFields } from './PatientFields';
import { useDuplicates } from './useDuplicates';
import './patient.scss';

const EMPTY: PatientForm = {
  given: '',
  family: '',
  preferred: '',
  date_of_birth: '',
  nhs_number: '',
  nhs_number_not_known: '',
  nhs_number_meant: false,
  telephone: '',
  safe_number: false,
  voicemail: false,
  text: false,
  post: false,
  address: '',
  emergency_contact: '',
  gp_practice: '',
  language: '',
  interpreter: '',
  communication_needs: [],
  sex: '',
  gender: '',
  ethnicity: '',
};

/** What the record of the same person has already; typing these again is no loss. */
const IDENTITY: readonly (keyof PatientForm)[] = [
  'given', 'family', 'preferred', 'date_of_birth', 'nhs_number', 'nhs_number_meant',
];

const hasMore = (form: PatientForm): boolean =>
  (Object.keys(EMPTY) as (keyof PatientForm)[]).some(
    (field) => !IDENTITY.includes(field) && JSON.stringify(form[field]) !== JSON.stringify(EMPTY[field]),
  );

export const PatientNewScreen = () => {
  const { go, replace, back } = useNavigation();
  const [form, setForm] = useState(EMPTY);
  const [askedAbout, setAskedAbout] = useState<readonly PersonFound[]>();
  const [others, setOthers] = useState<readonly string[]>([]);
  const { busy, problem, submit, ask } = useSubmit();
  const release = useLeaveGuard(form !== EMPTY);
  const likely = useDuplicates(form);
  const change = (part: Partial<PatientForm>) => setForm((now) => ({ ...now, ...part }));
  useArrivalFocus(true, fieldId(FORM, 'family'));

  const isSame = (person: PersonFound) => {
    setAskedAbout(undefined);
    // Their record has who they are; a telephone number typed here, say, would be lost, so that is asked.
    if (!hasMore(form)) release();
    const open = person.cases.find((one) => one.open);
    go(open ? { kind: 'case', case: open.case } : { kind: 'patient', patient: person.patient });
  };

  const register = async () => {
    setAskedAbout(undefined);
    const registered = await submit(() => call(commands.registerPatient(form)));
    if (!registered) return;
    release();
    replace({ kind: 'caseNew', patient: registered.banner.patient });
  };

  const send = async () => {
    if (busy) return;
    const found = await ask(() => call(commands.duplicates(form)));
    if (!found) return;
    const unanswered = found.filter(({ patient }) => !others.includes(patient));
    if (unanswered.length > 0) setAskedAbout(unanswered);
    else await register();
  };

  useKeys([{ key: 'Ctrl+Enter', does: 'Register', run: () => void send(), hint: true }]);

  const shown = likely.filter(({ patient }) => !others.includes(patient));
  return (
    <form
      className="patient"
      noValidate
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <ScreenHeading title="Register a patient" />
      <Problems form={FORM} problem={problem} />
      <div role="status" aria-label="Likely duplicates">
        {shown.length > 0 && (
          <section className="patient__likely" aria-label="May already be registered">
            <h2 className="patient__likely-title">May already be registered</h2>
            <LikelyDuplicates people={shown} onSame={isSame} />
          </section>
        )}
      </div>
      <PatientFields form={form} change={change} problem={problem} />
      <div className="desk-buttons patient__buttons">
        <Button kind="main" type="submit" disabled={busy} shortcut="Ctrl+Enter">
          Register and open a case
        </Button>
        <Button onClick={back} shortcut="Esc">
          Back
        </Button>
      </div>
      {askedAbout && (
        <Dialog
          title="Is it one of these people?"
          wide
          onClose={() => setAskedAbout(undefined)}
          buttons={
            <>
              <Button
                kind="main"
                id="someone-else"
                onClick={() => {
                  setOthers([...others, ...askedAbout.map(({ patient }) => patient)]);
                  void register();
                }}
              >
                Someone else: register
              </Button>
              <Button onClick={() => setAskedAbout(undefined)} shortcut="Esc">
                Look at the form again
              </Button>
            </>
          }
        >
          <LikelyDuplicates people={askedAbout} onSame={isSame} />
        </Dialog>
      )}
    </form>
  );
};
