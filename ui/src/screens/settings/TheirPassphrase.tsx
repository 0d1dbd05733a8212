import { fieldId, fieldProblem } from '../../components/Form';
import { PassphraseField } from '../../components/PassphraseField';
import type { ClinicError } from '../../ipc';

/** What somebody else typed as their passphrase, and once more. */
export type TypedTwice = { passphrase: string; again: string };

export const NOT_TYPED: TypedTwice = { passphrase: '', again: '' };

/** A first passphrase for another person, who types it at this laptop. */
export const TheirPassphrase = ({
  form,
  typed,
  onChange,
  problem,
}: {
  form: string;
  typed: TypedTwice;
  onChange: (typed: TypedTwice) => void;
  problem: ClinicError | undefined;
}) => (
  <>
    <PassphraseField
      id={fieldId(form, 'passphrase')}
      label="Their passphrase"
      hint="Let them type it themselves"
      value={typed.passphrase}
      onChange={(passphrase) => {
        onChange({ ...typed, passphrase });
      }}
      error={fieldProblem(problem, 'passphrase')}
    />
    <PassphraseField
      id={fieldId(form, 'passphrase_again')}
      label="Their passphrase again"
      value={typed.again}
      onChange={(again) => {
        onChange({ ...typed, again });
      }}
      error={fieldProblem(problem, 'passphrase_again')}
    />
  </>
);
