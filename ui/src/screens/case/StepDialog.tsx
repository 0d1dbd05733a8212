import { useState } from 'react';
import { DayField } from '../../components/DayField';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { PatientBanner } from '../../components/PatientBanner';
import { Radios } from '../../components/Radios';
import { useSession } from '../../components/Session';
import { TextField } from '../../components/TextField';
import { agendaFor } from '../../formatting/agendas';
import type { CaseView, StepForm } from '../../ipc';
import { call, commands } from '../../ipc';

const FORM = 'step';

const STEPS = ['step_1', 'step_2', 'step_3'];

const DECIDED_BY = [
  { value: 'patient', label: 'The patient' },
  { value: 'clinician', label: 'The clinician' },
  { value: 'both', label: 'Both together' },
];

type StepDialogProps = { view: CaseView; onView: (view: CaseView) => void; onClose: () => void };

/** Up or down: where to, why, and who decided. */
export const StepDialog = ({ view, onView, onClose }: StepDialogProps) => {
  const { content, today } = useSession();
  const [first] = useState<StepForm>(() => ({ to: '', on: today, reason: '', decided_by: '' }));
  const [form, setForm] = useState(first);
  const { busy, problem, submit } = useSubmit();
  const change = (part: Partial<StepForm>) => setForm((now) => ({ ...now, ...part }));
  const field = (name: keyof StepForm) => ({ id: fieldId(FORM, name), error: fieldProblem(problem, name) });

  const send = async () => {
    const next = await submit(() => call(commands.changeStep(view.case, form)));
    if (next) onView(next);
    return next !== undefined;
  };

  return (
    <FormDialog
      title="Change the step"
      form={FORM}
      banner={<PatientBanner patient={view.banner} />}
      firstId={fieldId(FORM, 'to')}
      dirty={form !== first}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Change the step"
      onClose={onClose}
    >
      <Radios
        {...field('to')}
        label="To"
        digits
        options={STEPS.map((step) => ({
          value: step,
          label: agendaFor(content.agendas, step)?.title ?? step,
          hint: step === view.step ? 'where the case is now' : undefined,
        }))}
        value={form.to === '' ? null : form.to}
        onChange={(to) => change({ to })}
      />
      <TextField
        {...field('reason')}
        label="Why"
        hint="Such as: gap in a main demand, employer to be spoken to"
        value={form.reason}
        onChange={(reason) => change({ reason })}
      />
      <Radios
        {...field('decided_by')}
        label="Who decided"
        inline
        digits
        options={DECIDED_BY}
        value={form.decided_by === '' ? null : form.decided_by}
        onChange={(decided_by) => change({ decided_by })}
      />
      <DayField
        {...field('on')}
        label="On"
        today={today}
        toward="past"
        value={form.on}
        onChange={(on) => change({ on })}
      />
    </FormDialog>
  );
};
