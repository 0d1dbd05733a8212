/**
 * The interpreter has just come on the line and said a name or a number. The therapist writes it down while
 * the next sentence is already being translated; the language is known from the registration.
 */
import { Radios } from '../../components/Radios';
import { TextField } from '../../components/TextField';
import type { ContactDraft, InterpreterForm, Reach } from '../../ipc';

export type InterpreterFieldsProps = {
  draft: ContactDraft;
  reach: Reach;
  problems: ReadonlyMap<string, string>;
  onEdit: (change: (draft: ContactDraft) => ContactDraft) => void;
};

const BY = [
  { value: 'telephone', label: 'by telephone' },
  { value: 'video', label: 'by video' },
  { value: 'in_person', label: 'in person' },
];

const KINDS = [
  { value: 'professional', label: 'professional' },
  { value: 'family_or_friend', label: 'family or friend' },
];

/** What stands there before anything was written: what the registration says, and what is the rule. */
const beforehand = ({ language, interpreter }: Reach): InterpreterForm => ({
  language: interpreter === '' ? (language === 'English' ? '' : language) : interpreter,
  name: '',
  by: '',
  kind: 'professional',
});

const nothingYet = (form: InterpreterForm): boolean => Object.values(form).every((text) => text === '');

export const InterpreterFields = ({ draft, reach, problems, onEdit }: InterpreterFieldsProps) => {
  const shown = (form: InterpreterForm) => (nothingYet(form) ? beforehand(reach) : form);
  const form = shown(draft.interpreter);
  const change = (part: Partial<InterpreterForm>) =>
    onEdit((now) => ({ ...now, interpreter: { ...shown(now.interpreter), ...part } }));
  const chosen = (value: string) => (value === '' ? null : value);
  return (
    <div className="talk">
      <div className="talk__who">
        <TextField
          id="interpreter.name"
          label="Name, or the number they gave"
          value={form.name}
          error={problems.get('interpreter.name')}
          onChange={(name) => change({ name })}
        />
        <TextField
          id="interpreter.language"
          label="Language"
          value={form.language}
          error={problems.get('interpreter.language')}
          onChange={(language) => change({ language })}
        />
      </div>
      <div className="talk__who">
        <Radios
          id="interpreter.by"
          label="How they were there"
          inline
          digits
          options={BY}
          value={chosen(form.by)}
          onChange={(by) => change({ by })}
        />
        <Radios
          id="interpreter.kind"
          label="Who they are"
          inline
          digits
          options={KINDS}
          value={chosen(form.kind)}
          onChange={(kind) => change({ kind })}
        />
      </div>
      <div role="status">
        {form.kind === 'family_or_friend' && (
          <p className="talk__family">
            <b>Family and friends cannot interpret a consent.</b> Ask for it again with a professional
            interpreter, and write down here why there was none today.
          </p>
        )}
      </div>
    </div>
  );
};
