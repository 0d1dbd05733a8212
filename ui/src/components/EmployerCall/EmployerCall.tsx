import { useEffect, useState } from 'react';
import { shortDate } from '../../formatting/dates';
import { timeOfDay } from '../../formatting/times';
import type { EmployerCallForm, PersonFound } from '../../ipc';
import { call, commands } from '../../ipc';
import { useAnnounce } from '../Announcer';
import { fieldId, fieldProblem, useSubmit } from '../Form';
import { FormDialog } from '../FormDialog';
import { Radios } from '../Radios';
import { useSession } from '../Session';
import { TextArea } from '../TextArea';
import { TextField } from '../TextField';
import './employerCall.scss';

const FORM = 'employer-call';
const NOBODY = 'nobody';
/** As in the palette: an answer to half a word would be stale before it is read. */
const PAUSE_MS = 120;

type Found = { case: string; label: string; hint: string };

const casesOf = (people: readonly PersonFound[]): Found[] =>
  people.flatMap((person) =>
    person.cases.map((one) => ({
      case: one.case,
      label: person.shown_name,
      hint: [shortDate(person.date_of_birth), person.nhs_number, one.employer, one.open ? '' : 'closed']
        .filter((part) => part !== '')
        .join(' · '),
    })),
  );

/** Cases of the people found; asked for once somebody types a name, never before. */
const useCases = (text: string): readonly Found[] => {
  const [found, setFound] = useState<{ text: string; cases: readonly Found[] }>({ text: '', cases: [] });
  useEffect(() => {
    const name = text.trim();
    if (name === '') return undefined;
    const timer = setTimeout(() => {
      call(commands.find(name)).then(
        (people) => setFound({ text: name, cases: casesOf(people) }),
        () => setFound({ text: name, cases: [] }),
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return text.trim() === '' ? [] : found.cases;
};

export type EmployerCallProps = {
  /** The call is kept in this case, which may be on screen. */
  onRecorded?: ((caseId: string) => void) | undefined;
  onClose: () => void;
};

/**
 * An employer rings in, whoever is on screen: what to say, at once; then what they said; and only when they have rung
 * off, whom it is about. Without a person nothing is kept.
 */
export const EmployerCall = ({ onRecorded, onClose }: EmployerCallProps) => {
  const { content, today } = useSession();
  const announce = useAnnounce();
  const [first] = useState<EmployerCallForm>(() => ({
    on: today,
    at: timeOfDay(new Date()),
    caller: '',
    organisation: '',
    number: '',
    asked: '',
  }));
  const [form, setForm] = useState(first);
  const [name, setName] = useState('');
  const [about, setAbout] = useState('');
  const cases = useCases(name);
  const { busy, problem, submit } = useSubmit();
  const change = (part: Partial<EmployerCallForm>) => setForm((now) => ({ ...now, ...part }));
  const field = (key: keyof EmployerCallForm) => ({ id: fieldId(FORM, key), error: fieldProblem(problem, key) });
  const [unsaid, setUnsaid] = useState(false);

  const send = async () => {
    if (about === '') {
      setUnsaid(true);
      document.getElementById(fieldId(FORM, 'about'))?.focus();
      return false;
    }
    if (about === NOBODY) {
      announce({ text: 'Nothing was recorded: a call about nobody here stays nowhere.' });
      return true;
    }
    const recorded = await submit(() => call(commands.recordEmployerCall(about, form)));
    if (!recorded) return false;
    announce({ text: 'The call is recorded in their case.' });
    onRecorded?.(about);
    return true;
  };

  return (
    <FormDialog
      title="An employer rings"
      form={FORM}
      wide
      firstId={fieldId(FORM, 'caller')}
      dirty={form !== first}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel={about === NOBODY ? 'Record nothing' : 'Record'}
      onClose={onClose}
    >
      <div className="employer-call">
        <ol className="employer-call__script" aria-label="Say">
          {content.employer_call.lines.map(({ id, words, hint }) => (
            <li key={id}>
              <span className="employer-call__say">{words}</span>
              {hint !== '' && <span className="employer-call__hint">{hint}</span>}
            </li>
          ))}
        </ol>
        <div>
          <div className="desk-fields">
            <TextField {...field('caller')} label="Name they give" value={form.caller} onChange={(caller) => change({ caller })} />
            <TextField
              {...field('organisation')}
              label="Organisation"
              value={form.organisation}
              onChange={(organisation) => change({ organisation })}
            />
          </div>
          <TextField
            {...field('number')}
            label="Number to ring back"
            value={form.number}
            onChange={(number) => change({ number })}
          />
          <TextArea {...field('asked')} label="What they want, in their words" value={form.asked} onChange={(asked) => change({ asked })} />
          <TextField
            id={fieldId(FORM, 'about')}
            label="After the call: whom is it about?"
            hint="Type a name to look them up. Not while they listen"
            error={unsaid && about === '' ? 'Choose the person, or that it is about nobody here' : undefined}
            value={name}
            onChange={(text) => {
              setName(text);
              // Whoever was found before may not be among those shown now.
              if (about !== NOBODY) setAbout('');
            }}
          />
          <Radios
            id={fieldId(FORM, 'case')}
            label="The call is kept with"
            options={[
              ...cases.map((one) => ({ value: one.case, label: one.label, hint: one.hint })),
              { value: NOBODY, label: 'Nobody here: keep nothing', hint: 'What was typed above goes when this closes' },
            ]}
            value={about === '' ? null : about}
            onChange={setAbout}
          />
        </div>
      </div>
    </FormDialog>
  );
};
