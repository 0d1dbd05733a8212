import { Checkbox, Checkboxes } from '../../components/Checkboxes';
import { DayField } from '../../components/DayField';
import { fieldId, fieldProblem } from '../../components/Form';
import { meanwhileWords } from '../../components/Meanwhile';
import { Panel } from '../../components/Panel';
import { Select } from '../../components/Select';
import { useSession } from '../../components/Session';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { asOptions } from '../../formatting/choices';
import type { CaseForm, ClinicError } from '../../ipc';
import { Eligibility } from './Eligibility';
import { FitNotes } from './FitNotes';

export const FORM = 'case';

export type CasePart = {
  form: CaseForm;
  change: (part: Partial<CaseForm>) => void;
  problem: ClinicError | undefined;
  /** What others made of fields that are being changed here. */
  meanwhile?: Partial<CaseForm> | undefined;
};

/** The texts of the form: those with a plain field. */
type TextName =
  'problem_detail' | 'override_reason' | 'job_title' | 'employer' | 'manager' | 'hours' | 'shift_pattern';

const textField = ({ form, change, problem, meanwhile }: CasePart) => (name: TextName) => ({
  id: fieldId(FORM, name),
  hint: meanwhileWords(meanwhile?.[name]),
  value: form[name],
  onChange: (value: string) => change({ [name]: value }),
  error: fieldProblem(problem, name),
});

/** The choices of the form: those with a list to choose from. */
type ChoiceName = 'site' | 'referral_source' | 'referral_reason' | 'problem_group' | 'work_status';

const choiceField = ({ form, change, problem }: CasePart) => (name: ChoiceName) => ({
  id: fieldId(FORM, name),
  value: form[name] === '' ? null : form[name],
  onChange: (value: string) => change({ [name]: value }),
  error: fieldProblem(problem, name),
});

const Referral = (part: CasePart) => {
  const { form, change, problem } = part;
  const { content, sites, today } = useSession();
  const choice = choiceField(part);
  return (
    <Panel title="Referral">
      <div className="desk-fields">
        <DayField
          id={fieldId(FORM, 'referral_on')}
          label="Referred on (required)"
          hint="such as 12/10, mon or today"
          today={today}
          toward="past"
          value={form.referral_on}
          onChange={(referral_on) => change({ referral_on })}
          error={fieldProblem(problem, 'referral_on')}
        />
        <Select {...choice('referral_source')} label="By (required)" options={asOptions(content.referral_sources)} />
        <Select {...choice('referral_reason')} label="Why (required)" options={asOptions(content.referral_reasons)} />
        <Select
          {...choice('site')}
          label="Site (required)"
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <TextArea
        id={fieldId(FORM, 'referral_note')}
        label="What the referral says"
        value={form.referral_note}
        onChange={(referral_note) => change({ referral_note })}
        error={fieldProblem(problem, 'referral_note')}
      />
    </Panel>
  );
};

const Problem = (part: CasePart) => {
  const { form, change, problem } = part;
  const { content } = useSession();
  return (
    <Panel title="Main problem and goal">
      <Select
        {...choiceField(part)('problem_group')}
        label="Main problem (required)"
        options={asOptions(content.problem_groups)}
      />
      <TextField {...textField(part)('problem_detail')} label="In a few words" />
      <TextArea
        id={fieldId(FORM, 'goal')}
        label="Goal, in their words"
        hint={meanwhileWords(part.meanwhile?.goal)}
        value={form.goal}
        onChange={(goal) => change({ goal })}
        error={fieldProblem(problem, 'goal')}
      />
    </Panel>
  );
};

/** Off sick, or back only in part: then the first day off is worth knowing. */
const mayBeOff = (status: string): boolean => status === 'off_sick' || status === 'phased_return';

/** "None of these" and a kind of work rule each other out; what was ticked last holds. */
const withoutContradiction = (before: readonly string[], after: readonly string[]): string[] => {
  if (!after.includes('none') || after.length === 1) return [...after];
  return before.includes('none') ? after.filter((one) => one !== 'none') : ['none'];
};

const Work = (part: CasePart) => {
  const { form, change, problem } = part;
  const { content, today } = useSession();
  const text = textField(part);
  return (
    <Panel title="Work">
      <div className="desk-fields">
        <Select
          {...choiceField(part)('work_status')}
          label="Work today (required)"
          options={asOptions(content.work_statuses)}
        />
        {(mayBeOff(form.work_status) || form.off_sick_since !== '') && (
          <DayField
            id={fieldId(FORM, 'off_sick_since')}
            label="Off sick since"
            hint="the first day off"
            today={today}
            toward="past"
            value={form.off_sick_since}
            onChange={(off_sick_since) => change({ off_sick_since })}
            error={fieldProblem(problem, 'off_sick_since')}
          />
        )}
        <TextField {...text('job_title')} label="Job" />
        <TextField {...text('employer')} label="Employer" />
        <TextField {...text('manager')} label="Manager" />
        <TextField {...text('hours')} label="Hours a week" />
        <TextField {...text('shift_pattern')} label="Shifts" />
      </div>
      <TextArea
        id={fieldId(FORM, 'employer_notes')}
        label="About the employer"
        hint="Size, occupational health, what was asked for before"
        value={form.employer_notes}
        onChange={(employer_notes) => change({ employer_notes })}
        error={fieldProblem(problem, 'employer_notes')}
      />
      <Checkbox
        id={fieldId(FORM, 'employer_is_this_practice')}
        label="Works at this practice"
        hint="Colleagues may see what is filed, printed or left at the desk"
        checked={form.employer_is_this_practice}
        onChange={(employer_is_this_practice) => change({ employer_is_this_practice })}
      />
      <Checkboxes
        id={fieldId(FORM, 'safety_critical')}
        label="Safety-critical work"
        inline
        options={asOptions(content.safety_critical)}
        values={form.safety_critical}
        onChange={(ticked) => change({ safety_critical: withoutContradiction(form.safety_critical, ticked) })}
        error={fieldProblem(problem, 'safety_critical')}
      />
      <FitNotes {...part} />
    </Panel>
  );
};

/** Everything that opening a case asks, and changing it later. */
export const CaseFields = (part: CasePart) => (
  <div className="case-form__columns">
    <div className="case-form__column">
      <Referral {...part} />
      <Problem {...part} />
      <Eligibility {...part} />
    </div>
    <Work {...part} />
  </div>
);
