/**
 * Something about a person has changed or was wrong (a new number, a name after marriage), or they have
 * come back and need a new case. The therapist wants to see what is recorded, put it right with a word on
 * why, or go on to one of their cases.
 */
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { useNews, useRecordedForm } from '../../components/Exchanging';
import { fieldId, fieldProblem, Problems, useSubmit } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import { useLoaded, Waiting } from '../../components/Loaded';
import { Meanwhile, NEWS_BESIDE_A_FORM } from '../../components/Meanwhile';
import { ScreenHeading, useArrivalFocus, useLeaveGuard, useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { useSession, useShowPatient } from '../../components/Session';
import { TextField } from '../../components/TextField';
import { useAnnounce } from '../../components/Announcer';
import { wordsOf } from '../../formatting/choices';
import { briefDate } from '../../formatting/dates';
import { stepWords } from '../../formatting/steps';
import type { CaseLine, Content, PatientView } from '../../ipc';
import { call, commands } from '../../ipc';
import { FORM, PatientFields } from './PatientFields';
import { Registrations } from './Registrations';
import './patient.scss';

export type PatientScreenProps = { patient: string; field?: string | undefined };

const caseWords = (line: CaseLine, content: Content, today: string): string =>
  [
    line.open ? stepWords(line.step) : 'closed',
    wordsOf(content.work_statuses, line.work).toLowerCase(),
    line.employer,
    line.last_contact_on === null ? '' : `last contact ${briefDate(line.last_contact_on, today)}`,
  ]
    .filter((part) => part !== '')
    .join(', ');

const Cases = ({ view }: { view: PatientView }) => {
  const { go } = useNavigation();
  const { content, today } = useSession();
  const patient = view.banner.patient;
  return (
    <Panel
      title="Cases"
      actions={
        !view.read_only && (
          <Button id="open-case" shortcut="N" onClick={() => go({ kind: 'caseNew', patient })}>
            Open a new case
          </Button>
        )
      }
    >
      {view.cases.length === 0 ? (
        <EmptyState title="No case yet" />
      ) : (
        <ul className="patient__cases">
          {view.cases.map((line) => (
            <li key={line.case}>
              <Button kind="link" id={`case-${line.case}`} onClick={() => go({ kind: 'case', case: line.case })}>
                {caseWords(line, content, today)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};

type LoadedProps = { view: PatientView; field: string | undefined; onView: (view: PatientView) => void };

const LoadedPatient = ({ view, field, onView }: LoadedProps) => {
  const { go } = useNavigation();
  const announce = useAnnounce();
  const { form, change, clear, changed, meanwhile } = useRecordedForm(view.form);
  const [reason, setReason] = useState('');
  const { busy, problem, submit } = useSubmit();
  const release = useLeaveGuard(changed);
  const first = view.cases[0];
  useShowPatient(view.banner);
  useArrivalFocus(
    true,
    field !== undefined ? fieldId(FORM, field) : first ? `case-${first.case}` : 'open-case',
  );

  const correct = async () => {
    if (busy || !changed) return;
    const corrected = await submit(() => call(commands.correctPatient(view.banner.patient, form, reason)));
    if (!corrected) return;
    release();
    announce({ text: 'Corrected.' });
    clear();
    onView(corrected);
  };

  useKeys([
    ...(view.read_only
      ? []
      : [
          {
            key: 'N',
            does: 'Open a new case',
            run: () => go({ kind: 'caseNew', patient: view.banner.patient }),
            hint: true,
          },
        ]),
    { key: 'Ctrl+Enter', does: 'Save the correction', run: () => void correct(), disabled: !changed },
  ]);

  return (
    <form
      className="patient"
      noValidate
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void correct();
      }}
    >
      <ScreenHeading title="Patient" />
      <Problems form={FORM} problem={problem} />
      {view.read_only && (
        <p className="patient__read-only">
          To read only: part of this record was written by a newer version of the program. Update it to change anything.
        </p>
      )}
      <Registrations view={view} />
      <Cases view={view} />
      <PatientFields form={form} change={change} problem={problem} meanwhile={meanwhile} />
      {changed && (
        <div className="patient__correct">
          <TextField
            id={fieldId(FORM, 'reason')}
            label="Why is it corrected?"
            hint="Such as: moved house, misheard on the telephone"
            value={reason}
            onChange={setReason}
            error={fieldProblem(problem, 'reason')}
          />
          <Meanwhile many={Object.keys(meanwhile).length} />
          <div className="desk-buttons">
            <Button kind="main" type="submit" disabled={busy} shortcut="Ctrl+Enter">
              Save the correction
            </Button>
            <Button
              onClick={() => {
                clear();
                setReason('');
              }}
            >
              Undo the changes
            </Button>
          </div>
        </div>
      )}
    </form>
  );
};

export const PatientScreen = ({ patient, field }: PatientScreenProps) => {
  const load = () => call(commands.patient(patient));
  const loading = useLoaded(`patient ${patient}`, load);
  useNews(loading, load, NEWS_BESIDE_A_FORM);
  const [version, setVersion] = useState(0);
  return (
    <Waiting loading={loading} title="Patient">
      {(view) => (
        // The form starts anew from what was saved here.
        <LoadedPatient
          key={`${patient} ${version}`}
          view={view}
          field={field}
          onView={(next) => {
            loading.valueIs(next);
            setVersion(version + 1);
          }}
        />
      )}
    </Waiting>
  );
};
