import type { ClinicError, UserForm } from '../../ipc';
import { fieldId, fieldProblem } from '../Form';
import { Radios } from '../Radios';
import { TextField } from '../TextField';

export type PractitionerFieldsProps = {
  /** The form these stand in. */
  form: string;
  /** What stands before their names in the form: `user.`, or nothing. */
  path: string;
  value: UserForm;
  onChange: (value: UserForm) => void;
  problem: ClinicError | undefined;
};

/** Someone who signs in and signs reports. */
export const PractitionerFields = ({ form, path, value, onChange, problem }: PractitionerFieldsProps) => {
  const change = (part: Partial<UserForm>) => onChange({ ...value, ...part });
  const field = (name: keyof UserForm) => ({
    id: fieldId(form, path + name),
    error: fieldProblem(problem, path + name),
  });
  return (
    <>
      <TextField
        {...field('name')}
        label="Name"
        value={value.name}
        onChange={(name) => change({ name })}
        spellCheck={false}
      />
      <Radios
        {...field('profession')}
        label="Profession"
        options={[
          { value: 'occupational_therapist', label: 'Occupational therapist' },
          { value: 'physiotherapist', label: 'Physiotherapist' },
          { value: 'podiatrist', label: 'Podiatrist' },
          {
            value: 'other',
            label: 'Other',
            shows: (
              <TextField
                {...field('profession_other')}
                label="Which profession"
                value={value.profession_other}
                onChange={(profession_other) => change({ profession_other })}
              />
            ),
          },
        ]}
        value={value.profession}
        onChange={(profession) => change({ profession })}
      />
      <TextField
        {...field('registration')}
        label="Registration number"
        hint="HCPC: the letters and the digits, such as OT12345"
        width={20}
        spellCheck={false}
        value={value.registration}
        onChange={(registration) => change({ registration })}
      />
      <TextField
        {...field('contact')}
        label="How an employer can reach you"
        hint="Telephone or e-mail"
        value={value.contact}
        onChange={(contact) => change({ contact })}
      />
    </>
  );
};
