import { useState } from 'react';
import { DayField } from '../../components/DayField';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { PatientBanner } from '../../components/PatientBanner';
import { Radios } from '../../components/Radios';
import { useSession } from '../../components/Session';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { asOptions } from '../../formatting/choices';
import type { CaseView, CloseForm } from '../../ipc';
import { call, commands } from '../../ipc';

type EndProps = { view: CaseView; onView: (view: CaseView) => void; onClose: () => void };

const CLOSE = 'close';

type CloseProps = EndProps & {
  /** Chosen beforehand where one comes for it, such as lost contact; empty otherwise. */
  outcome?: string | undefined;
};

/** The episode ends, with how it ended. Everything stays readable, and it can be opened again. */
export const CloseDialog = ({ view, outcome = '', onView, onClose }: CloseProps) => {
  const { content, today } = useSession();
  const [first] = useState<CloseForm>(() => ({ on: today, outcome, note: '' }));
  const [form, setForm] = useState(first);
  const { busy, problem, submit } = useSubmit();
  const change = (part: Partial<CloseForm>) => setForm((now) => ({ ...now, ...part }));
  const field = (name: keyof CloseForm) => ({ id: fieldId(CLOSE, name), error: fieldProblem(problem, name) });

  const send = async () => {
    const next = await submit(() => call(commands.closeCase(view.case, form)));
    if (next) onView(next);
    return next !== undefined;
  };

  return (
    <FormDialog
      title="Close the case"
      form={CLOSE}
      wide
      banner={<PatientBanner patient={view.banner} />}
      firstId={fieldId(CLOSE, 'outcome')}
      dirty={form !== first}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Close the case"
      onClose={onClose}
    >
      <div className="close-case">
        <Radios
          {...field('outcome')}
          label="How it ended"
          digits
          options={asOptions(content.outcomes)}
          value={form.outcome === '' ? null : form.outcome}
          onChange={(outcome) => change({ outcome })}
        />
        <div>
          <TextArea
            {...field('note')}
            label="Anything to add"
            hint="Where they were referred on to, what they take with them"
            value={form.note}
            onChange={(note) => change({ note })}
          />
          <DayField
            {...field('on')}
            label="On"
            today={today}
            toward="past"
            value={form.on}
            onChange={(on) => change({ on })}
          />
          {view.drafts.length > 0 && (
            <p className="close-case__drafts">
              <span aria-hidden="true">▲ </span>
              {view.drafts.length === 1
                ? 'One contact or report of this case is not finished.'
                : `${view.drafts.length} contacts or reports of this case are not finished.`}
            </p>
          )}
        </div>
      </div>
    </FormDialog>
  );
};

const REOPEN = 'reopen';

/** The person is back with the same thing, or it was closed by mistake. */
export const ReopenDialog = ({ view, onView, onClose }: EndProps) => {
  const { today } = useSession();
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState('');
  const { busy, problem, submit } = useSubmit();

  const send = async () => {
    const next = await submit(() => call(commands.reopenCase(view.case, on, reason)));
    if (next) onView(next);
    return next !== undefined;
  };

  return (
    <FormDialog
      title="Open the case again"
      form={REOPEN}
      banner={<PatientBanner patient={view.banner} />}
      firstId={fieldId(REOPEN, 'reason')}
      dirty={reason !== ''}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Open it again"
      onClose={onClose}
    >
      <p>For the same thing as before. If they come with something new, open a new case instead.</p>
      <TextField
        id={fieldId(REOPEN, 'reason')}
        label="Why"
        value={reason}
        onChange={setReason}
        error={fieldProblem(problem, 'reason')}
      />
      <DayField
        id={fieldId(REOPEN, 'on')}
        label="On"
        today={today}
        toward="past"
        value={on}
        onChange={setOn}
        error={fieldProblem(problem, 'on')}
      />
    </FormDialog>
  );
};
