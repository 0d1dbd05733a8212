/**
 * The person has a new manager, went off sick, or the referral was copied wrongly. The therapist changes
 * that one thing and says why; nothing else must be asked again.
 */
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { useNews, useRecordedForm } from '../../components/Exchanging';
import { fieldId, fieldProblem, Problems, useSubmit } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import { useLoaded, Waiting } from '../../components/Loaded';
import { Meanwhile, NEWS_BESIDE_A_FORM } from '../../components/Meanwhile';
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
  const { form, change, changed, meanwhile } = useRecordedForm(view.form);
  const [reason, setReason] = useState('');
  const { busy, problem, submit } = useSubmit();
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
        change={change}
        problem={problem}
        meanwhile={meanwhile}
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
        <Meanwhile many={Object.keys(meanwhile).length} />
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

export const CaseChangeScreen = ({ case: id, field }: { case: string; field?: string | undefined }) => {
  const load = () => call(commands.case(id));
  const loading = useLoaded(`change ${id}`, load);
  useNews(loading, load, NEWS_BESIDE_A_FORM);
  return (
    <Waiting loading={loading} title="Change details">
      {(view) => <ChangeCase key={id} view={view} field={field} />}
    </Waiting>
  );
};
