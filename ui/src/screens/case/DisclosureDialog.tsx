import { useState } from 'react';
import { DayField } from '../../components/DayField';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { PatientBanner } from '../../components/PatientBanner';
import { Radios } from '../../components/Radios';
import { useSession } from '../../components/Session';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { timeOfDay } from '../../formatting/times';
import type { CaseView, DisclosureForm } from '../../ipc';
import { call, commands } from '../../ipc';

const FORM = 'disclosure';

const TOLD = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

type DisclosureDialogProps = { view: CaseView; onView: (view: CaseView) => void; onClose: () => void };

/** What was told without consent: the ground, what to do first, whom to ask; then to whom, what and why. */
export const DisclosureDialog = ({ view, onView, onClose }: DisclosureDialogProps) => {
  const { content, today } = useSession();
  const { statement, before, grounds } = content.disclosure;
  const [first] = useState<DisclosureForm>(() => ({
    ground: '',
    on: today,
    at: timeOfDay(new Date()),
    to: '',
    what: '',
    why: '',
    patient_told: '',
    not_told_because: '',
    advice_taken: '',
  }));
  const [form, setForm] = useState(first);
  const { busy, problem, submit } = useSubmit();
  const change = (part: Partial<DisclosureForm>) => setForm((now) => ({ ...now, ...part }));
  const field = (name: keyof DisclosureForm) => ({ id: fieldId(FORM, name), error: fieldProblem(problem, name) });
  const ground = grounds.find(({ id }) => id === form.ground);

  const send = async () => {
    const next = await submit(() => call(commands.recordDisclosure(view.case, form)));
    if (next) onView(next);
    return next !== undefined;
  };

  return (
    <FormDialog
      title="Disclosure without consent"
      form={FORM}
      wide
      banner={<PatientBanner patient={view.banner} />}
      firstId={fieldId(FORM, 'ground')}
      dirty={form !== first}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Record"
      onClose={onClose}
    >
      <p className="disclosure__statement">{statement}</p>
      <p>The program tells nobody: this is the record of what you said, to whom, and why.</p>
      <div className="consent">
        <div>
          <ol className="disclosure__before" aria-label="First">
            {before.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ol>
          <Radios
            {...field('ground')}
            label="On what ground"
            digits
            options={grounds.map(({ id, words }) => ({ value: id, label: words }))}
            value={form.ground === '' ? null : form.ground}
            onChange={(next) => change({ ground: next })}
          />
          {ground && (
            <div className="disclosure__first" role="status">
              <p>
                <b>Do first:</b> {ground.first}
              </p>
              <p>
                <b>Ask:</b> {ground.ask}
              </p>
              {ground.unconfirmed && <p className="disclosure__mark">Not confirmed: to be read by a clinician.</p>}
            </div>
          )}
        </div>
        <div>
          <TextField
            {...field('to')}
            label="Told to"
            hint="Person and organisation"
            value={form.to}
            onChange={(to) => change({ to })}
          />
          <TextArea {...field('what')} label="What was said or handed over" value={form.what} onChange={(what) => change({ what })} />
          <TextArea {...field('why')} label="Why it could not wait for consent" value={form.why} onChange={(why) => change({ why })} />
          <TextArea
            {...field('advice_taken')}
            label="Advice taken"
            hint="Whose, and what they said. Nobody: why not"
            value={form.advice_taken}
            onChange={(advice_taken) => change({ advice_taken })}
          />
          <Radios
            {...field('patient_told')}
            label="Was the person told?"
            inline
            digits
            options={TOLD}
            value={form.patient_told === '' ? null : form.patient_told}
            onChange={(patient_told) => change({ patient_told })}
          />
          {form.patient_told === 'no' && (
            <TextArea
              {...field('not_told_because')}
              label="Why they were not told"
              value={form.not_told_because}
              onChange={(not_told_because) => change({ not_told_because })}
            />
          )}
          <div className="desk-fields">
            <DayField {...field('on')} label="On" today={today} toward="past" value={form.on} onChange={(on) => change({ on })} />
            <TextField {...field('at')} label="At" width={5} value={form.at} onChange={(at) => change({ at })} />
          </div>
        </div>
      </div>
    </FormDialog>
  );
};
