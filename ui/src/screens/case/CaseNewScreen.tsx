/**
 * The person is registered; now the referral in front of the therapist becomes a case. They copy what the
 * letter says, ask the rest on the telephone, and must be able to stop asking early: only what a case
 * cannot be without is required, everything else can be filled in later.
 */
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { fieldId, Problems, useSubmit } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import { useLoaded, Waiting } from '../../components/Loaded';
import { ScreenHeading, useArrivalFocus, useLeaveGuard, useNavigation } from '../../components/Navigation';
import { useSession, useShowPatient } from '../../components/Session';
import type { CaseForm, PatientView } from '../../ipc';
import { call, commands } from '../../ipc';
import { CaseFields, FORM } from './CaseFields';
import './case.scss';

const emptyAt = (site: string): CaseForm => ({
  site,
  referral_on: '',
  referral_source: '',
  referral_reason: '',
  referral_note: '',
  problem_group: '',
  problem_detail: '',
  eligibility: [],
  override_reason: '',
  work_status: '',
  off_sick_since: '',
  job_title: '',
  employer: '',
  manager: '',
  employer_notes: '',
  hours: '',
  shift_pattern: '',
  safety_critical: [],
  fit_notes: [],
  goal: '',
  employer_is_this_practice: false,
});

const NewCase = ({ view }: { view: PatientView }) => {
  const { site } = useSession();
  const { replace, back } = useNavigation();
  const [first] = useState(() => emptyAt(site));
  const [form, setForm] = useState(first);
  const { busy, problem, submit } = useSubmit();
  const release = useLeaveGuard(form !== first);
  useShowPatient(view.banner);
  useArrivalFocus(true, fieldId(FORM, 'referral_on'));

  const send = async () => {
    if (busy) return;
    const opened = await submit(() => call(commands.openCase(view.banner.patient, form)));
    if (!opened) return;
    release();
    replace({ kind: 'case', case: opened.case });
  };
  useKeys([{ key: 'Ctrl+Enter', does: 'Open the case', run: () => void send(), hint: true }]);

  return (
    <form
      className="case-form"
      noValidate
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <ScreenHeading title="Open a case" />
      <Problems form={FORM} problem={problem} />
      <CaseFields
        form={form}
        change={(part) => setForm((now) => ({ ...now, ...part }))}
        problem={problem}
      />
      <div className="desk-buttons case-form__buttons">
        <Button kind="main" type="submit" disabled={busy} shortcut="Ctrl+Enter">
          Open the case
        </Button>
        <Button onClick={back} shortcut="Esc">
          Back
        </Button>
      </div>
    </form>
  );
};

export const CaseNewScreen = ({ patient }: { patient: string }) => (
  <Waiting
    loading={useLoaded(`patient ${patient}`, () => call(commands.patient(patient)))}
    title="Open a case"
  >
    {(view) => <NewCase key={patient} view={view} />}
  </Waiting>
);
