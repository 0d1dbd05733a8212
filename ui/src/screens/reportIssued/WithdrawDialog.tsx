import { useState } from 'react';
import { DayField } from '../../components/DayField';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { PatientBanner } from '../../components/PatientBanner';
import { useSession } from '../../components/Session';
import { TextField } from '../../components/TextField';
import type { IssuedReport, WithdrawForm } from '../../ipc';
import { call, commands } from '../../ipc';

export type WithdrawDialogProps = {
  view: IssuedReport;
  onView: (view: IssuedReport) => void;
  onClose: () => void;
};

const WITHDRAW = 'withdraw';

/** The report should never have been: it is taken back, with nothing in its place. */
export const WithdrawDialog = ({ view, onView, onClose }: WithdrawDialogProps) => {
  const { today } = useSession();
  const [first] = useState<WithdrawForm>(() => ({ on: today, reason: '' }));
  const [form, setForm] = useState(first);
  const { busy, problem, submit } = useSubmit();
  const field = (name: keyof WithdrawForm) => ({ id: fieldId(WITHDRAW, name), error: fieldProblem(problem, name) });

  const send = async () => {
    const next = await submit(() => call(commands.withdrawReport(view.case, view.id, form)));
    if (next) onView(next);
    return next !== undefined;
  };

  return (
    <FormDialog
      title={`Withdraw report ${view.line.number}`}
      form={WITHDRAW}
      danger
      banner={<PatientBanner patient={view.banner} />}
      firstId={fieldId(WITHDRAW, 'reason')}
      dirty={form !== first}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Withdraw it"
      onClose={onClose}
    >
      <p>
        It no longer holds, and nothing takes its place. This cannot be taken back. To put something right in it, cancel
        and replace it instead. Whoever has a copy is listed then, to be told.
      </p>
      <TextField
        {...field('reason')}
        label="Why it no longer holds"
        hint="Kept in the record; not printed"
        value={form.reason}
        onChange={(reason) => setForm((now) => ({ ...now, reason }))}
      />
      <DayField
        {...field('on')}
        label="On"
        today={today}
        toward="past"
        value={form.on}
        onChange={(on) => setForm((now) => ({ ...now, on }))}
      />
    </FormDialog>
  );
};
