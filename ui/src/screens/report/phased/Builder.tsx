import { useEffect, useState } from 'react';
import { Button } from '../../../components/Button';
import { DayField } from '../../../components/DayField';
import { Dialog } from '../../../components/Dialog';
import { useKeys } from '../../../components/Keys';
import type { BannerPatient } from '../../../components/PatientBanner';
import { PatientBanner } from '../../../components/PatientBanner';
import { Radios } from '../../../components/Radios';
import { TextField } from '../../../components/TextField';
import { dayParts } from '../../../formatting/civilDate';
import type { Content, FindingView, PhasedForm, PhasedView } from '../../../ipc';
import { call, commands, toClinicError } from '../../../ipc';
import { nextOpen, placeOf, warningAt } from '../findings';
import { Appointments } from './Appointments';
import { cellId, Grid } from './Grid';
import { hasSchedule, isEmptyWeek, mondayFrom, withCell, withCopyDown, withFirst, withoutWeek, withWeek } from './weeks';

export type BuilderProps = {
  patient: BannerPatient;
  form: PhasedForm;
  said: PhasedView | null;
  /** The first day of the report's period, or what was typed for it. */
  from: string;
  today: string;
  words: Content['phased'];
  findings: readonly FindingView[];
  hints: readonly FindingView[];
  /** `moved`: weeks have changed places, and what was meant of one would answer for another. */
  onChange: (form: PhasedForm, moved: boolean) => void;
  onMeant: (finding: FindingView, meant: boolean) => void;
  onClose: () => void;
};

/** Puts the cursor there; a cell with all of its weeks in sight, as far as they can be. */
const goTo = (id: string) => {
  const field = document.getElementById(id);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
  if (field?.closest('table')) document.getElementById('phased-weeks')?.scrollIntoView({ block: 'start' });
};

/** From the person's usual week to the goal, week by week. What is changed is in the report at once; Undo takes it back. */
export const Builder = (props: BuilderProps) => {
  const { patient, form, said, from, today, words, findings, hints, onChange, onMeant, onClose } = props;
  const [first, setFirst] = useState(
    () => form.weeks[0]?.beginning ?? (dayParts(from) ? mondayFrom(from) : from),
  );
  const [count, setCount] = useState(String(form.weeks.length === 0 ? 4 : form.weeks.length));
  const [how, setHow] = useState<string | null>(null);
  const [line, setLine] = useState('');
  const [before, setBefore] = useState<readonly PhasedForm[]>([]);
  const [done, setDone] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});

  // Where there are weeks already, they are what one comes for; where not, the usual week is the first thing to say.
  const [cursor, setCursor] = useState(() => ({ at: hasSchedule(form) ? cellId(0, 0) : 'phased.line' }));
  useEffect(() => {
    goTo(cursor.at);
  }, [cursor]);

  /** A change of more than one cell can be taken back. */
  const change = (next: PhasedForm, what: string) => {
    setBefore((all) => [...all, form]);
    onChange(next, true);
    setDone(what);
    setWrong({});
  };
  const undo = () => {
    const last = before.at(-1);
    if (!last) {
      setDone('There is nothing to take back.');
      return;
    }
    setBefore((all) => all.slice(0, -1));
    onChange(last, true);
    setFirst(last.weeks[0]?.beginning ?? first);
    setDone('Taken back.');
  };
  const addAppointment = () => {
    onChange({ ...form, appointments: [...form.appointments, { on: '', from: '', to: '', what: '' }] }, false);
    setCursor({ at: `phased.appointments.${form.appointments.length}.on` });
  };
  const ofSchedule = findings.filter(({ field }) => field.startsWith('phased'));
  const here = () => document.activeElement?.id ?? '';
  const meantHere = () => {
    const finding = warningAt(ofSchedule, here());
    if (finding) onMeant(finding, true);
    setDone(finding ? `Meant: ${finding.message}` : 'There is no warning to answer here.');
  };
  const toNext = () => {
    const next = nextOpen(ofSchedule, here());
    if (next) goTo(placeOf(next));
    setDone(next?.message ?? 'Nothing is left to answer in the schedule.');
  };
  // Not modal: the dialog's own Esc stays in force below them, and nothing of the screen behind it does.
  useKeys([
    { key: 'Alt+Z', does: 'Undo the last change of weeks', run: undo },
    { key: 'Alt+A', does: 'Add an appointment', run: addAppointment },
    { key: 'Alt+N', does: 'Next to answer', run: toNext },
    { key: 'Alt+M', does: 'The warning here is meant', run: meantHere },
  ]);

  const failed = (error: unknown) => {
    const { fields, message } = toClinicError(error);
    setWrong(Object.fromEntries(fields.map((one) => [one.field, one.message])));
    setDone(fields.map((one) => one.message).join(' ') || message);
  };
  const propose = async () => {
    try {
      const weeks = await call(commands.proposePhased(form.usual, first, Number(count) || 0, how ?? ''));
      change({ ...form, weeks }, `${weeks.length === 1 ? '1 week' : `${weeks.length} weeks`} proposed: change what does not fit.`);
      setFirst(weeks[0]?.beginning ?? first);
      // What is proposed is gone through and changed.
      setCursor({ at: cellId(0, 0) });
    } catch (error) {
      failed(error);
    }
  };
  const readLine = async () => {
    if (line.trim() === '') return;
    try {
      change({ ...form, usual: await call(commands.usualWeek(line)) }, 'The usual week is filled in.');
      setLine('');
    } catch (error) {
      failed(error);
    }
  };
  const begin = (day: string) => {
    setFirst(day);
    if (hasSchedule(form) && dayParts(day)) onChange(withFirst(form, day), false);
  };
  const general = findings.filter(({ field }) => field === 'phased');

  return (
    <Dialog
      title="Phased return"
      wide
      onClose={onClose}
      banner={<PatientBanner patient={patient} />}
      buttons={
        <>
          <Button kind="main" onClick={onClose}>
            Done
          </Button>
          <Button aria-keyshortcuts="Alt+Z" disabled={before.length === 0} onClick={undo}>
            Undo <kbd aria-hidden="true">Alt+Z</kbd>
          </Button>
          {hasSchedule(form) && (
            <Button kind="link" onClick={() => change({ ...form, weeks: [] }, 'The schedule is taken out.')}>
              Take the schedule out
            </Button>
          )}
          <span className="builder__done" role="status">
            {done}
          </span>
        </>
      }
    >
      <fieldset className="builder__usual">
        <legend>1. The usual week, before they were ill</legend>
        <div className="builder__line">
          <TextField
            id="phased.line"
            label="In a line, then Enter: Mon-Fri 9-5, or Mon, Wed 20-08; Sat 8-12"
            value={line}
            error={wrong['phased.line']}
            onChange={setLine}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              void readLine();
            }}
          />
          <div className="builder__presets" role="group" aria-label="Usual weeks to start from">
            {words.usual_weeks.map(({ id, words: name, cells }) => (
              <Button key={id} onClick={() => change({ ...form, usual: cells }, `The usual week is: ${name}. Change its days below.`)}>
                {name}
              </Button>
            ))}
          </div>
        </div>
      </fieldset>
      <fieldset className="builder__question">
        <legend className="nhsuk-u-visually-hidden">How, and from when</legend>
        <Radios
          id="phased.how"
          label={`2. ${words.question}`}
          hint={words.hint}
          digits
          options={words.ways.map(({ id, words: label, hint }) => ({ value: id, label, hint }))}
          value={how}
          error={wrong['phased.how']}
          onChange={setHow}
        />
        <div className="builder__line builder__line--top">
          <DayField
            id="phased.first"
            label="First week (any day in it)"
            today={today}
            toward="future"
            value={first}
            error={wrong['phased.first']}
            onChange={begin}
          />
          <TextField
            id="phased.count"
            label="Weeks"
            width={3}
            inputMode="numeric"
            value={count}
            error={wrong['phased.count']}
            onChange={setCount}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void propose();
            }}
          />
          <Button onClick={() => void propose()}>{hasSchedule(form) ? 'Propose anew' : 'Propose the weeks'}</Button>
        </div>
      </fieldset>
      <h3 id="phased-weeks" className="builder__head">
        3. Week by week, to the goal
      </h3>
      <p className="builder__hint">
        4 or 7.5 is hours, 8-12 or 20-08 from and to, 20:00+12 a start and hours; empty is a day off. Arrows go from day to
        day, Alt ↓ copies a week down, Alt+N goes to the next warning.
      </p>
      {general.map(({ code, message }) => (
        <p key={code} className="finding">
          {message}
        </p>
      ))}
      <Grid
        form={form}
        said={said}
        findings={findings}
        hints={hints}
        onCell={(week, day, text) => {
          setDone('');
          onChange(withCell(form, week, day, text), false);
        }}
        onCopyDown={(week) => change(withCopyDown(form, week, first), 'Copied down.')}
        onRemove={(week) => change(withoutWeek(form, week), `Week ${week + 1} removed.`)}
        onMeant={onMeant}
      />
      <Button onClick={() => change(withWeek(form, first), 'A week is added.')}>Add a week</Button>
      {isEmptyWeek(form.usual) && hasSchedule(form) && (
        <p className="builder__hint">The usual week is still empty: a reader sees from it where the return leads.</p>
      )}
      <p className="builder__hint builder__notes">{words.notes.join(' ')}</p>
      <Appointments
        appointments={form.appointments}
        findings={findings}
        today={today}
        onChange={(appointments) => onChange({ ...form, appointments }, false)}
        onAdd={addAppointment}
      />
    </Dialog>
  );
};
