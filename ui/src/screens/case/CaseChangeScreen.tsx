/**
 * The person has a new manager, went off sick, or the referral was copied wrongly. The therapist changes
 * that one thing and says why; nothing else must be asked again.
 */
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { fieldId, fieldProblem, Problems, useSubmit } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import { useLoaded, Waiting } from '../../components/Loaded';
import { ScreenHeading, useArrivalFocus, useLeaveGuard, useNavigation } from '../../components/Navigation';
import { useShowPatient } from '../../components/Session';
import { TextField } from '../../components/TextField';
import type { CaseView } from '../../ipc';
import { call, commands } from '../../ipc';
import { CaseFields, FORM } from './CaseFields';
import './case.scss';

type ChangeProps = { view: CaseView; field: string | undefined };

const ChangeCase = ({ view, field }: ChangeProps) => {
  const { back } = useNavigation();
  const announce = useAnnounce();
  const [form, setForm] = useState(view.form);
  const [reason, setReason] = useState('');
  const { busy, problem, submit } = useSubmit();
  const changed = JSON.stringify(form) !== JSON.stringify(view.form);
  const release = useLeaveGuard(changed);
  useShowPatient(view.banner);
  useArrivalFocus(true, fieldId(FORM, field ?? 'work_status'));

  const send = async () => {
    if (busy) return;
    if (!changed) {
      back();
      return;
    }
    const saved = await submit(() => call(commands.changeCase(view.case, form, reason)));
    if (!saved) return;
    release();
    announce({ text: 'The case is changed.' });
    back();
  };
  useKeys([{ key: 'Ctrl+Enter', does: 'Save the changes', run: () => void send(), hint: true }]);

  return (
    <form
      className="case-form"
      noValidate
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <ScreenHeading title="Change details" />
      <Problems form={FORM} problem={problem} />
      <CaseFields
        form={form}
        change={(part) => setForm((now) => ({ ...now, ...part }))}
        problem={problem}
      />
      <div className="case-form__reason">
        <TextField
          id={fieldId(FORM, 'reason')}
          label="Why is it changed?"
          hint="Such as: back at work since Monday, misheard"
          value={reason}
          onChange={setReason}
          error={fieldProblem(problem, 'reason')}
        />
        <div className="desk-buttons">
          <Button kind="main" type="submit" disabled={busy} shortcut="Ctrl+Enter">
            Save the changes
          </Button>
          <Button onClick={back} shortcut="Esc">
            Back
          </Button>
        </div>
      </div>
    </form>
  );
};

export const CaseChangeScreen = ({ case: id, field }: { case: string; field?: string | undefined }) => (
  <Waiting loading={useLoaded(`change ${id}`, () => call(commands.case(id)))} title="Change details">
    {(view) => <ChangeCase key={id} view={view} field={field} />}
  </Waiting>
);
