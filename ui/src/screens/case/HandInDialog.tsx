import { useState } from 'react';
import { DayField } from '../../components/DayField';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { PatientBanner } from '../../components/PatientBanner';
import { Radios } from '../../components/Radios';
import { useSession } from '../../components/Session';
import { TextField } from '../../components/TextField';
import type { CaseView, HandInForm } from '../../ipc';
import { call, commands } from '../../ipc';

const FORM = 'hand-in';

type HandInDialogProps = { view: CaseView; onView: (view: CaseView) => void; onClose: () => void };

/** A paper came in between contacts: which, when, where it lies. From now on it waits for somebody to read it. */
export const HandInDialog = ({ view, onView, onClose }: HandInDialogProps) => {
  const { content, today } = useSession();
  const [first] = useState<HandInForm>(() => ({ instrument: '', received_on: today, note: '' }));
  const [form, setForm] = useState(first);
  const { busy, problem, submit } = useSubmit();
  const change = (part: Partial<HandInForm>) => setForm((now) => ({ ...now, ...part }));
  const field = (name: keyof HandInForm) => ({ id: fieldId(FORM, name), error: fieldProblem(problem, name) });

  const send = async () => {
    const next = await submit(() => call(commands.handInQuestionnaire(view.case, form)));
    if (next) onView(next);
    return next !== undefined;
  };

  return (
    <FormDialog
      title="Questionnaire handed in"
      form={FORM}
      banner={<PatientBanner patient={view.banner} />}
      firstId={fieldId(FORM, 'instrument')}
      dirty={form !== first}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Record that it came"
      onClose={onClose}
    >
      <p>Until somebody has read it, it stands at the top of the worklist. Nobody is told by the program.</p>
      <Radios
        {...field('instrument')}
        label="Which"
        digits
        options={content.instruments.map(({ id, name }) => ({ value: id, label: name }))}
        value={form.instrument === '' ? null : form.instrument}
        onChange={(instrument) => change({ instrument })}
      />
      <DayField
        {...field('received_on')}
        label="Came in on"
        today={today}
        toward="past"
        value={form.received_on}
        onChange={(received_on) => change({ received_on })}
      />
      <TextField
        {...field('note')}
        label="Note"
        hint="Where it lies, who took it"
        value={form.note}
        onChange={(note) => change({ note })}
      />
    </FormDialog>
  );
};
