import { useState } from 'react';
import { Checkbox, Checkboxes } from '../../components/Checkboxes';
import { DayField } from '../../components/DayField';
import { fieldId, fieldProblem } from '../../components/Form';
import { meanwhileWords } from '../../components/Meanwhile';
import { Panel } from '../../components/Panel';
import { useSession } from '../../components/Session';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { asOptions } from '../../formatting/choices';
import { bareNhsNumber, isNhsNumber } from '../../formatting/nhsNumber';
import type { ClinicError, PatientForm } from '../../ipc';

export const FORM = 'patient';

type Part = {
  form: PatientForm;
  change: (part: Partial<PatientForm>) => void;
  problem: ClinicError | undefined;
  /** What others made of fields that are being changed here. */
  meanwhile?: Partial<PatientForm> | undefined;
};

/** Numbers given out for testing, and those typed to fill a field: someone has to say that they are meant. */
const isOdd = (typed: string): boolean => {
  const bare = bareNhsNumber(typed);
  return bare.startsWith('999') || /^(\d)\1{9}$/.test(bare);
};

/** The texts of the form: those with a plain field. */
type TextName =
  | 'family' | 'given' | 'preferred' | 'telephone' | 'emergency_contact' | 'gp_practice'
  | 'language' | 'interpreter' | 'sex' | 'gender' | 'ethnicity';

const textField = ({ form, change, problem, meanwhile }: Part) => (name: TextName) => ({
  id: fieldId(FORM, name),
  hint: meanwhileWords(meanwhile?.[name]),
  value: form[name],
  onChange: (value: string) => change({ [name]: value }),
  error: fieldProblem(problem, name),
});

const NhsNumber = ({ form, change, problem }: Part) => {
  const [notKnown, setNotKnown] = useState(form.nhs_number === '' && form.nhs_number_not_known !== '');
  const bare = bareNhsNumber(form.nhs_number);
  const slip = /^\d{10}$/.test(bare) && !isNhsNumber(bare);
  const asked = fieldProblem(problem, 'nhs_number_meant');
  const confirm = asked !== undefined || form.nhs_number_meant || (isNhsNumber(bare) && isOdd(bare));
  return (
    <>
      {notKnown ? (
        <TextField
          id={fieldId(FORM, 'nhs_number_not_known')}
          label="Why is the NHS number not known?"
          hint="Such as: new to the country, number at home"
          value={form.nhs_number_not_known}
          onChange={(nhs_number_not_known) => change({ nhs_number_not_known })}
          error={fieldProblem(problem, 'nhs_number_not_known') ?? fieldProblem(problem, 'nhs_number')}
        />
      ) : (
        <TextField
          id={fieldId(FORM, 'nhs_number')}
          label="NHS number"
          width={20}
          inputMode="numeric"
          spellCheck={false}
          value={form.nhs_number}
          // Another number has not been looked at yet.
          onChange={(nhs_number) => change({ nhs_number, nhs_number_meant: false })}
          error={
            slip
              ? 'One digit is wrong or two are swapped: the last digit does not fit. Read it again'
              : fieldProblem(problem, 'nhs_number')
          }
        />
      )}
      {confirm && !notKnown && (
        <Checkbox
          id={fieldId(FORM, 'nhs_number_meant')}
          label="This number is meant"
          hint="It is one of those used for testing, or the same digit ten times"
          checked={form.nhs_number_meant}
          onChange={(nhs_number_meant) => change({ nhs_number_meant })}
          error={asked}
        />
      )}
      <Checkbox
        id={fieldId(FORM, 'not_known')}
        label="NHS number not known"
        checked={notKnown}
        onChange={(checked) => {
          setNotKnown(checked);
          change(checked ? { nhs_number: '', nhs_number_meant: false } : { nhs_number_not_known: '' });
        }}
      />
    </>
  );
};

const Who = (part: Part) => {
  const { form, change, problem } = part;
  const { today } = useSession();
  const text = textField(part);
  return (
    <Panel title="Who">
      <div className="desk-fields">
        <TextField {...text('family')} label="Surname (required)" spellCheck={false} />
        <TextField {...text('given')} label="First names (required)" spellCheck={false} />
        <TextField {...text('preferred')} label="Likes to be called" spellCheck={false} />
        <DayField
          id={fieldId(FORM, 'date_of_birth')}
          label="Date of birth (required)"
          hint="such as 11/2/1984"
          today={today}
          toward="past"
          value={form.date_of_birth}
          onChange={(date_of_birth) => change({ date_of_birth })}
          error={fieldProblem(problem, 'date_of_birth')}
        />
      </div>
      <NhsNumber {...part} />
      <div className="desk-fields">
        <TextField {...text('sex')} label="Sex" />
        <TextField {...text('gender')} label="Gender" />
        <TextField {...text('ethnicity')} label="Ethnicity" />
      </div>
    </Panel>
  );
};

const HOW_TO_REACH = [
  { value: 'safe_number', label: 'It is safe to ring this number' },
  { value: 'voicemail', label: 'Voicemail is all right' },
  { value: 'text', label: 'Texts are all right' },
  { value: 'post', label: 'Post is all right' },
] as const;

type Reach = (typeof HOW_TO_REACH)[number]['value'];

const Reaching = (part: Part) => {
  const { form, change, problem } = part;
  const text = textField(part);
  return (
    <Panel title="Reaching them">
      <div className="desk-fields">
        <TextField {...text('telephone')} label="Telephone" type="tel" />
        <Checkboxes<Reach>
          id={fieldId(FORM, 'safe_number')}
          label="Asked and agreed"
          options={HOW_TO_REACH}
          values={HOW_TO_REACH.map(({ value }) => value).filter((one) => form[one])}
          onChange={(values) =>
            change({
              safe_number: values.includes('safe_number'),
              voicemail: values.includes('voicemail'),
              text: values.includes('text'),
              post: values.includes('post'),
            })
          }
          error={fieldProblem(problem, 'safe_number')}
        />
      </div>
      <TextArea
        id={fieldId(FORM, 'address')}
        label="Address"
        hint={meanwhileWords(part.meanwhile?.address)}
        value={form.address}
        onChange={(address) => change({ address })}
        error={fieldProblem(problem, 'address')}
      />
      <div className="desk-fields">
        <TextField {...text('emergency_contact')} label="Emergency contact, with number" />
        <TextField {...text('gp_practice')} label="GP practice" />
      </div>
    </Panel>
  );
};

const Understanding = (part: Part) => {
  const { form, change, problem } = part;
  const { content } = useSession();
  const text = textField(part);
  return (
    <Panel title="Understanding each other">
      <div className="desk-fields">
        <TextField {...text('language')} label="Language" />
        <TextField {...text('interpreter')} label="Interpreter for (language)" />
      </div>
      <Checkboxes
        id={fieldId(FORM, 'communication_needs')}
        label="Needs"
        inline
        options={asOptions(content.communication_needs)}
        values={form.communication_needs}
        onChange={(needs) => change({ communication_needs: [...needs] })}
        error={fieldProblem(problem, 'communication_needs')}
      />
    </Panel>
  );
};

/** Everything that is known of a person, in the order it is usually given over the telephone. */
export const PatientFields = (part: Part) => (
  <div className="patient__columns">
    <Who {...part} />
    <div className="patient__column">
      <Reaching {...part} />
      <Understanding {...part} />
    </div>
  </div>
);
