import { Button } from '../../components/Button';
import { fieldId } from '../../components/Form';
import { Radios } from '../../components/Radios';
import { TextField } from '../../components/TextField';
import type { InterpreterForm, Reach } from '../../ipc';

export const NO_INTERPRETER: InterpreterForm = { language: '', name: '', by: '', kind: '' };

const NOBODY = 'nobody';

const KINDS = [
  { value: 'professional', label: 'A professional interpreter' },
  { value: 'family_or_friend', label: 'Family or a friend' },
  { value: NOBODY, label: 'Nobody had to' },
];

const BY = [
  { value: 'telephone', label: 'Telephone' },
  { value: 'video', label: 'Video' },
  { value: 'in_person', label: 'In person' },
];

const FAMILY =
  'Family and friends cannot carry a consent: they may leave out, soften or decide. Book a professional interpreter, and record it as “asked, answer awaited” until then.';

/** Why the choice cannot stand, as soon as it is made; an answer that is still awaited may be noted with anybody. */
export const familyProblem = ({ kind }: InterpreterForm, decision: string): string | undefined =>
  kind === 'family_or_friend' && decision !== 'awaited' ? FAMILY : undefined;

type ConsentInterpreterProps = {
  form: string;
  reach: Reach;
  /** The block is asked for, or the record names an interpreter. */
  shown: boolean;
  onShow: () => void;
  /** `undefined` until somebody said whether there was one. */
  value: InterpreterForm | undefined;
  onChange: (value: InterpreterForm) => void;
  error: string | undefined;
};

/** Who carried the words across. Nothing is taken for granted: with nothing chosen no interpreter is recorded. */
export const ConsentInterpreter = (props: ConsentInterpreterProps) => {
  const { form, reach, shown, onShow, value, onChange, error } = props;
  if (!shown) {
    return (
      <Button kind="link" onClick={onShow}>
        An interpreter was needed
      </Button>
    );
  }
  const kind = value === undefined ? null : value.kind === '' ? NOBODY : value.kind;
  // The record says which language the interpreter is for, or that one is needed at all.
  const spoken = reach.interpreter === '' ? reach.language : reach.interpreter;
  const choose = (chosen: string) => {
    if (chosen === NOBODY) onChange(NO_INTERPRETER);
    else onChange({ ...NO_INTERPRETER, language: spoken, ...(value?.kind ? value : {}), kind: chosen });
  };
  return (
    <div className="consent__interpreter">
      <Radios
        id={fieldId(form, 'interpreter')}
        label="Who carried the words across"
        hint={reach.interpreter === '' ? undefined : `The record names an interpreter: ${reach.interpreter}`}
        digits
        options={KINDS}
        value={kind}
        onChange={choose}
        error={error}
      />
      {value !== undefined && value.kind !== '' && (
        <>
          <div className="desk-fields">
            <TextField
              id={fieldId(form, 'interpreter.language')}
              label="Language"
              value={value.language}
              onChange={(language) => onChange({ ...value, language })}
            />
            <TextField
              id={fieldId(form, 'interpreter.name')}
              label="Name, or the number they gave"
              value={value.name}
              onChange={(name) => onChange({ ...value, name })}
            />
          </div>
          <Radios
            id={fieldId(form, 'interpreter.by')}
            label="By"
            inline
            digits
            options={BY}
            value={value.by === '' ? null : value.by}
            onChange={(by) => onChange({ ...value, by })}
          />
        </>
      )}
    </div>
  );
};
