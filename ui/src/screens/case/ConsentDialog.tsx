import { useState } from 'react';
import { Checkbox } from '../../components/Checkboxes';
import { DayField } from '../../components/DayField';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { PatientBanner } from '../../components/PatientBanner';
import { Radios } from '../../components/Radios';
import { useSession } from '../../components/Session';
import { TextField } from '../../components/TextField';
import { timeOfDay } from '../../formatting/times';
import type { CaseView, ConsentForm, InterpreterForm } from '../../ipc';
import { call, commands } from '../../ipc';
import { purposesOf } from './caseWords';
import { Already } from './ConsentHistory';
import { ConsentInterpreter, familyProblem, NO_INTERPRETER } from './ConsentInterpreter';

const FORM = 'consent';

const DECISIONS = [
  { value: 'given', label: 'Given' },
  { value: 'refused', label: 'Refused' },
  { value: 'withdrawn', label: 'Withdrawn' },
  { value: 'awaited', label: 'Asked, answer awaited' },
];

const HOW = [
  { value: 'verbal', label: 'Said it' },
  { value: 'written', label: 'In writing' },
];

export type ConsentDialogProps = {
  view: CaseView;
  /** The purpose it is opened on. */
  purpose: string;
  onView: (view: CaseView) => void;
  onClose: () => void;
};

/** One consent at a time: the words to read out, then what the person said to them. */
export const ConsentDialog = ({ view, purpose, onView, onClose }: ConsentDialogProps) => {
  const { content, today } = useSession();
  const [first] = useState<ConsentForm>(() => ({
    purpose,
    decision: '',
    on: today,
    at: timeOfDay(new Date()),
    how: 'verbal',
    named: '',
    channel: '',
    scope: '',
    may_name_diagnosis: false,
    interpreter: NO_INTERPRETER,
  }));
  const [form, setForm] = useState(first);
  const [interpreter, setInterpreter] = useState<InterpreterForm>();
  const [interpreted, setInterpreted] = useState(view.reach.interpreter !== '');
  const { busy, problem, submit, clear } = useSubmit();
  const change = (part: Partial<ConsentForm>) => setForm((now) => ({ ...now, ...part }));
  const field = (name: keyof ConsentForm) => ({
    id: fieldId(FORM, name),
    error: fieldProblem(problem, name),
  });
  const chosen = content.consents.find((one) => one.purpose === form.purpose);
  const names = chosen?.names_someone === true;
  // Withdrawing stops what was agreed before; it agrees to nothing new.
  const given = form.decision === 'given';
  // Whoever says "nothing more to my employer" often means both, and one answer takes back one of them.
  const stillGiven = content.consents.filter(
    (one) =>
      names &&
      one.names_someone &&
      one.purpose !== form.purpose &&
      view.consents.some(({ purpose: of, holds, decision }) => of === one.purpose && holds && decision === 'given'),
  );
  const already = view.consents.filter((one) => one.purpose === form.purpose).flatMap((one) => one.already);

  const send = async () => {
    const next = await submit(() => call(commands.recordConsent(view.case, { ...form, interpreter: interpreter ?? NO_INTERPRETER })));
    if (next) onView(next);
    return next !== undefined;
  };

  return (
    <FormDialog
      title="Record a consent"
      form={FORM}
      wide
      banner={<PatientBanner patient={view.banner} />}
      firstId={purpose === '' ? fieldId(FORM, 'purpose') : fieldId(FORM, 'decision')}
      dirty={form.decision !== '' || form.named !== '' || form.scope !== '' || interpreter !== undefined}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Record"
      onClose={onClose}
    >
      <div className="consent">
        <Radios
          {...field('purpose')}
          label="What for"
          digits
          options={purposesOf(view, content).map((one) => ({ value: one.purpose, label: one.words }))}
          value={form.purpose === '' ? null : form.purpose}
          onChange={(next) => change({ purpose: next })}
        />
        <div>
          {chosen && (
            <blockquote className="consent__wording" aria-label="Read out">
              {chosen.wording}
            </blockquote>
          )}
          <Radios
            {...field('decision')}
            label="Answer"
            inline
            digits
            options={DECISIONS}
            value={form.decision === '' ? null : form.decision}
            onChange={(decision) => change({ decision })}
          />
          {form.decision === 'withdrawn' && (
            <div role="status">
              <p>From now on nothing more is sent or said on it. History is kept.</p>
              {stillGiven.length > 0 && (
                <p>
                  <span aria-hidden="true">▲ </span>
                  They still agree to: {stillGiven.map(({ words }) => words.toLowerCase()).join('; ')}. That is a consent of
                  its own: ask whether it stops too.
                </p>
              )}
              {already.length > 0 && <Already already={already} />}
            </div>
          )}
          {form.purpose === 'gp_copy' && form.decision === 'refused' && (
            <p className="consent__refused" role="status">
              {content.gp_copy_refused}
            </p>
          )}
          <Radios
            {...field('how')}
            label="How"
            inline
            digits
            options={HOW}
            value={form.how}
            onChange={(how) => change({ how })}
          />
          {names && given && (
            <>
              <div className="desk-fields">
                <TextField
                  {...field('named')}
                  label="To or with whom"
                  hint="Name and role, such as J. Hill, manager"
                  value={form.named}
                  onChange={(named) => change({ named })}
                />
                <TextField
                  {...field('channel')}
                  label="How it goes there"
                  hint="By hand, post, e-mail, telephone"
                  value={form.channel}
                  onChange={(channel) => change({ channel })}
                />
              </div>
              <TextField
                {...field('scope')}
                label="What may be said"
                value={form.scope}
                onChange={(scope) => change({ scope })}
              />
              <Checkbox
                {...field('may_name_diagnosis')}
                label="The diagnosis may be named"
                checked={form.may_name_diagnosis}
                onChange={(may_name_diagnosis) => change({ may_name_diagnosis })}
              />
            </>
          )}
          <ConsentInterpreter
            form={FORM}
            reach={view.reach}
            shown={interpreted}
            onShow={() => {
              setInterpreted(true);
              // The block is drawn first.
              setTimeout(() => document.getElementById(fieldId(FORM, 'interpreter'))?.focus());
            }}
            value={interpreter}
            onChange={(next) => {
              setInterpreter(next);
              // What was refused about the one before says nothing about this one.
              if (fieldProblem(problem, 'interpreter') !== undefined) clear();
            }}
            error={
              familyProblem(interpreter ?? NO_INTERPRETER, form.decision) ?? fieldProblem(problem, 'interpreter')
            }
          />
          <div className="desk-fields">
            <DayField
              {...field('on')}
              label="On"
              today={today}
              toward="past"
              value={form.on}
              onChange={(on) => change({ on })}
            />
            <TextField {...field('at')} label="At" width={5} value={form.at} onChange={(at) => change({ at })} />
          </div>
        </div>
      </div>
    </FormDialog>
  );
};
