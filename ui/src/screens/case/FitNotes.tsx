import { Button } from '../../components/Button';
import { DayField } from '../../components/DayField';
import { fieldId, fieldProblem } from '../../components/Form';
import { Select } from '../../components/Select';
import { useSession } from '../../components/Session';
import { TextField } from '../../components/TextField';
import type { FitNoteForm } from '../../ipc';
import type { CasePart } from './CaseFields';
import { FORM } from './CaseFields';
import { NO_FIT_NOTE } from './FitNoteFields';

const ADVICE = [
  { value: 'not_fit', label: 'Not fit for work' },
  { value: 'may_be_fit', label: 'May be fit for work' },
];

/** Fit notes the person has had so far, from whoever gave them. */
export const FitNotes = ({ form, change, problem }: CasePart) => {
  const { today } = useSession();
  const notes = form.fit_notes;
  const changeNote = (at: number, part: Partial<FitNoteForm>) =>
    change({ fit_notes: notes.map((note, one) => (one === at ? { ...note, ...part } : note)) });
  const add = () => {
    change({ fit_notes: [...notes, NO_FIT_NOTE] });
    // The new row is drawn first.
    setTimeout(() => document.getElementById(fieldId(FORM, `fit_notes[${notes.length}].from`))?.focus());
  };
  const field = (at: number, name: keyof FitNoteForm) => ({
    id: fieldId(FORM, `fit_notes[${at}].${name}`),
    error: fieldProblem(problem, `fit_notes[${at}].${name}`),
  });
  return (
    <div className="fit-notes" role="group" aria-label="Fit notes so far">
      <h3 className="fit-notes__title">Fit notes so far</h3>
      {notes.map((note, at) => (
        // Rows are only added at the end and taken out by place; their text is all they are.
        <div className="fit-notes__row" key={`${notes.length} ${at}`}>
          <DayField
            {...field(at, 'from')}
            label="From"
            today={today}
            toward="past"
            value={note.from}
            onChange={(from) => changeNote(at, { from })}
          />
          <DayField
            {...field(at, 'to')}
            label="To"
            today={today}
            toward="future"
            lengthFrom={/^\d{4}-\d\d-\d\d$/.test(note.from) ? note.from : undefined}
            value={note.to}
            onChange={(to) => changeNote(at, { to })}
          />
          <Select
            {...field(at, 'advice')}
            label="Advice"
            options={ADVICE}
            value={note.advice === '' ? null : note.advice}
            onChange={(advice) => changeNote(at, { advice })}
          />
          <TextField
            {...field(at, 'issued_by')}
            label="Given by"
            value={note.issued_by}
            onChange={(issued_by) => changeNote(at, { issued_by })}
          />
          <Button
            kind="link"
            onClick={() => change({ fit_notes: notes.filter((_, one) => one !== at) })}
          >
            Remove<span className="nhsuk-u-visually-hidden"> fit note {at + 1}</span>
          </Button>
        </div>
      ))}
      <Button onClick={add}>Add a fit note</Button>
    </div>
  );
};
