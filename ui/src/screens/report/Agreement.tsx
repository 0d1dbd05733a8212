import { Button } from '../../components/Button';
import { TextField } from '../../components/TextField';
import type { ReportForm } from '../../ipc';

export type AgreementProps = {
  form: ReportForm;
  /** They agreed, and words were changed after that. */
  takenOff: boolean;
  /** Something is being changed at their wish. */
  changing: boolean;
  onReadBack: () => void;
  onChanged: (changed: string) => void;
};

/** Whether the person has heard the words and agreed, and what they wanted changed. */
export const Agreement = ({ form, takenOff, changing, onReadBack, onChanged }: AgreementProps) => (
  <section className="agreement" aria-label="Read back">
    <p className="agreement__said">
      <span>
        {form.read_back
          ? '✓ Read back to them, and they agreed to these words.'
          : takenOff
            ? '▲ The words have changed since they agreed: read them back again.'
            : 'Not read back to them yet.'}
      </span>{' '}
      <Button shortcut="F9" onClick={onReadBack}>
        {form.read_back ? 'Read back again' : 'Read back'}
      </Button>
    </p>
    {(changing || form.changed !== '') && (
      <TextField
        id="changed"
        label="What was changed at their wish, in a line"
        hint="Kept with the report, not printed on it"
        value={form.changed}
        onChange={onChanged}
      />
    )}
  </section>
);
