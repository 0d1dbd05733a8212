import { Checkbox, Checkboxes } from '../../components/Checkboxes';
import { DayField } from '../../components/DayField';
import { fieldId, fieldProblem } from '../../components/Form';
import type { Submit } from '../../components/Form';
import { Radios } from '../../components/Radios';
import { useSession } from '../../components/Session';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import type { FitNoteForm } from '../../ipc';

const ADVICE = [
  { value: 'not_fit', label: 'Not fit for work' },
  { value: 'may_be_fit', label: 'May be fit for work' },
];

const MADE = [
  { value: 'by_me', label: 'Me, in the GP system' },
  { value: 'by_others', label: 'Somebody else' },
];

const AGAIN = [
  { value: 'yes', label: 'Will be' },
  { value: 'no', label: 'Will not be' },
];

export const NO_FIT_NOTE: FitNoteForm = {
  from: '',
  to: '',
  advice: '',
  issued_by: '',
  issued_on: '',
  profession: '',
  made: '',
  options: [],
  comments: '',
  duplicate: false,
  reassess: '',
};

type FitNoteFieldsProps = {
  /** Names the form; the fields' ids begin with it. */
  form: string;
  value: FitNoteForm;
  problem: Submit['problem'];
  onChange: (part: Partial<FitNoteForm>) => void;
};

/** One fit note as it reads: the days and the advice first, the rest where it is known. */
export const FitNoteFields = ({ form, value, problem, onChange }: FitNoteFieldsProps) => {
  const { content, today } = useSession();
  const field = (name: keyof FitNoteForm) => ({ id: fieldId(form, name), error: fieldProblem(problem, name) });
  const mayBeFit = value.advice === 'may_be_fit';
  return (
    <div className="fit-note">
      <Radios
        {...field('made')}
        label="Made by"
        inline
        digits
        options={MADE}
        value={value.made === '' ? null : value.made}
        onChange={(made) => onChange(made === 'by_me' ? { made, issued_by: '', profession: '', issued_on: value.issued_on === '' ? today : value.issued_on } : { made })}
      />
      <Radios
        {...field('advice')}
        label="Advice"
        inline
        digits
        options={ADVICE}
        value={value.advice === '' ? null : value.advice}
        onChange={(advice) => onChange({ advice })}
      />
      <div className="desk-fields">
        <DayField
          {...field('from')}
          label="From"
          today={today}
          toward="past"
          value={value.from}
          onChange={(from) => onChange({ from })}
        />
        <DayField
          {...field('to')}
          label="To"
          hint="Or its length, such as 4w; empty: no end"
          today={today}
          toward="future"
          lengthFrom={/^\d{4}-\d\d-\d\d$/.test(value.from) ? value.from : undefined}
          value={value.to}
          onChange={(to) => onChange({ to })}
        />
        <DayField
          {...field('issued_on')}
          label="Issued on"
          today={today}
          toward="past"
          value={value.issued_on}
          onChange={(issued_on) => onChange({ issued_on })}
        />
      </div>
      {value.made !== 'by_me' && (
        <div className="desk-fields">
          <TextField
            {...field('issued_by')}
            label="Issued by"
            hint="Name, or the practice"
            value={value.issued_by}
            onChange={(issued_by) => onChange({ issued_by })}
          />
          <TextField
            {...field('profession')}
            label="Profession"
            value={value.profession}
            onChange={(profession) => onChange({ profession })}
          />
        </div>
      )}
      {mayBeFit && (
        <Checkboxes
          {...field('options')}
          label="Ticked on it"
          inline
          options={content.fit_notes.options.map(({ id, words }) => ({ value: id, label: words }))}
          values={value.options}
          onChange={(options) => onChange({ options: [...options] })}
        />
      )}
      <TextArea
        {...field('comments')}
        label="Comments on it"
        rows={1}
        value={value.comments}
        onChange={(comments) => onChange({ comments })}
      />
      <Radios
        {...field('reassess')}
        label="Assessed again at its end"
        inline
        digits
        options={AGAIN}
        value={value.reassess === '' ? null : value.reassess}
        onChange={(reassess) => onChange({ reassess })}
      />
      <Checkbox
        {...field('duplicate')}
        label="A second copy of one that was lost"
        checked={value.duplicate}
        onChange={(duplicate) => onChange({ duplicate })}
      />
    </div>
  );
};
