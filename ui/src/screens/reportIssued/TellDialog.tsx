import { useState } from 'react';
import { DayField } from '../../components/DayField';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { PatientBanner } from '../../components/PatientBanner';
import { Radios } from '../../components/Radios';
import { useSession } from '../../components/Session';
import { TextField } from '../../components/TextField';
import { asOptions } from '../../formatting/choices';
import type { HolderView, IssuedReport, TellForm } from '../../ipc';
import { call, commands } from '../../ipc';

export type TellDialogProps = {
  view: IssuedReport;
  holder: HolderView;
  onView: (view: IssuedReport) => void;
  onClose: () => void;
};

const TELL = 'tell';

/** Somebody was told that their copy no longer holds: how and when, and what they will do with it. */
export const TellDialog = ({ view, holder, onView, onClose }: TellDialogProps) => {
  const { content, today } = useSession();
  const [first] = useState<TellForm>(() => ({
    copy_for: holder.copy_for,
    to: holder.to,
    on: today,
    how: holder.has_new ? 'new_copy' : '',
    note: '',
  }));
  const [form, setForm] = useState(first);
  const { busy, problem, submit } = useSubmit();
  const change = (part: Partial<TellForm>) => setForm((now) => ({ ...now, ...part }));
  const field = (name: keyof TellForm) => ({ id: fieldId(TELL, name), error: fieldProblem(problem, name) });
  const ways = content.told_ways.filter(({ id }) => id !== 'new_copy' || view.life.superseded_by !== null);

  const send = async () => {
    const next = await submit(() => call(commands.tellHolder(view.case, view.id, form)));
    if (next) onView(next);
    return next !== undefined;
  };

  return (
    <FormDialog
      title={`Told ${holder.words}`}
      form={TELL}
      banner={<PatientBanner patient={view.banner} />}
      firstId={fieldId(TELL, 'how')}
      dirty={form !== first}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Record it"
      onClose={onClose}
    >
      <p>
        Report {view.line.number}: {view.line.ended}.
        {holder.copy_for !== 'patient' &&
          ' Say no more to them than that their copy no longer holds, unless the patient agreed to more.'}
      </p>
      <Radios
        {...field('how')}
        label="How they were told"
        digits
        options={asOptions(ways)}
        value={form.how === '' ? null : form.how}
        onChange={(how) => change({ how })}
      />
      <DayField {...field('on')} label="On" today={today} toward="past" value={form.on} onChange={(on) => change({ on })} />
      <TextField
        {...field('note')}
        label="Note"
        hint="Who it was, and what becomes of their copy"
        value={form.note}
        onChange={(note) => change({ note })}
      />
    </FormDialog>
  );
};
