import type { SyntheticEvent } from 'react';
import { useEffect, useState } from 'react';
import { agendaFor } from '../../formatting/agendas';
import type { CaseView, Content } from '../../ipc';
import { call, commands } from '../../ipc';
import { Button } from '../Button';
import { Dialog } from '../Dialog';
import { fieldId, fieldProblem, Problems, useSubmit } from '../Form';
import { useLoaded } from '../Loaded';
import { useNavigation } from '../Navigation';
import { PatientBanner } from '../PatientBanner';
import { choiceId, Radios } from '../Radios';
import { useSession } from '../Session';
import { AttemptRow, VoicemailDoubt } from './AttemptRow';
import type { Attempt } from './attempts';
import { canBeAnAttempt } from './attempts';
import { attemptOf, useAttempts } from './useAttempts';
import { mayTalk, NoTalk } from './NoTalk';
import './startContact.scss';

const FORM = 'start-contact';

/** The digit of a step of care is its own number. */
const STEPS = ['step_1', 'step_2', 'step_3', 'triage', 'review', 'discharge'];

const MODES = [
  { value: 'telephone', label: 'Telephone' },
  { value: 'video', label: 'Video' },
  { value: 'face_to_face', label: 'Face to face' },
  { value: 'workplace', label: 'At the workplace' },
  { value: 'letter', label: 'Letter' },
];

const stepOptions = (content: Content): { value: string; label: string }[] =>
  STEPS.flatMap((step) => {
    const agenda = agendaFor(content.agendas, step);
    return agenda ? [{ value: step, label: agenda.title }] : [];
  });

/** Before the first step, and after triage, the first step is what comes. */
const firstStep = (now: string): string => (now === '' || now === 'triage' ? 'step_1' : now);

export type StartContactProps = {
  /** The case's id. */
  case: string;
  /** Its step now; empty or `triage` before the first. */
  step: string;
  /** The case itself where the screen has it; else it is looked up for its banner and drafts. */
  view?: CaseView | undefined;
  /** Nobody was reached, and that is signed: the case as it is now. */
  onAttempt?: ((view: CaseView) => void) | undefined;
  /** How, where that is decided already, such as ringing after a missed appointment. */
  mode?: string | undefined;
  onClose: () => void;
  /** Records the consent that a talk with the employer wants; absent where the case is not on screen. */
  onConsent?: (() => void) | undefined;
  onDisclosure?: (() => void) | undefined;
};

/** Which step, and how: two answers that are usually right already, so that Enter alone goes on to typing. */
export const StartContact = (props: StartContactProps) => {
  const { case: id, step: stepNow, view, mode: modeFirst = 'telephone', onAttempt, onClose, onConsent, onDisclosure } = props;
  const { content, today } = useSession();
  const { go } = useNavigation();
  const [step, setStep] = useState(() => firstStep(stepNow));
  const [mode, setMode] = useState(modeFirst);
  const { busy, problem, submit } = useSubmit();
  const { state } = useLoaded(id, () => (view ? Promise.resolve(view) : call(commands.case(id))));
  const options = stepOptions(content);
  const known = view ?? (state.kind === 'loaded' ? state.value : undefined);
  const unsigned = known?.drafts.filter(({ kind }) => kind === 'contact') ?? [];

  const [first] = useState(() =>
    choiceId(fieldId(FORM, 'step'), Math.max(0, options.findIndex(({ value }) => value === step))),
  );
  // After the dialog has opened and taken the focus to its title.
  useEffect(() => {
    document.getElementById(first)?.focus();
  }, [first]);

  const start = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    const started = await submit(() => call(commands.startContact(id, step, mode)));
    if (!started) return;
    onClose();
    go({ kind: 'contact', draft: started.draft.id });
  };

  const signAttempt = async (attempt: Attempt) => {
    const started = await submit(() => call(commands.startContact(id, step, mode)));
    if (!started) return undefined;
    const signed = attemptOf(started.draft, attempt, today);
    const now = await call(commands.signContact(signed));
    onAttempt?.(now);
    return signed;
  };
  const calling = canBeAnAttempt(mode);
  const attempts = useAttempts({ reach: known?.reach, resting: busy || !calling, sign: signAttempt, onDone: onClose });

  return (
    <Dialog
      title="Start a contact"
      onClose={onClose}
      banner={known && <PatientBanner patient={known.banner} />}
      buttons={
        <>
          <Button kind="main" type="submit" form={FORM} disabled={busy} shortcut="Enter">
            Start
          </Button>
          <Button onClick={onClose} shortcut="Esc">
            Cancel
          </Button>
        </>
      }
    >
      <Problems form={FORM} problem={problem} />
      {unsigned.length > 0 && (
        <div className="start-contact__unsigned">
          <p>Not signed yet:</p>
          {unsigned.map(({ id: draft, what }) => (
            <Button
              key={draft}
              onClick={() => {
                onClose();
                go({ kind: 'contact', draft });
              }}
            >
              Go on with {what}
            </Button>
          ))}
        </div>
      )}
      {/* Enter on a radio starts, as the button says; the button stands outside the form. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        id={FORM}
        className="start-contact"
        noValidate
        onSubmit={(event) => void start(event)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (!event.repeat) event.currentTarget.requestSubmit();
        }}
      >
        <Radios
          id={fieldId(FORM, 'step')}
          label="Step"
          options={options}
          value={step}
          onChange={setStep}
          digits
          error={fieldProblem(problem, 'step')}
        />
        <Radios
          id={fieldId(FORM, 'mode')}
          label="How"
          options={MODES}
          value={mode}
          onChange={setMode}
          digits
          error={fieldProblem(problem, 'mode')}
        />
      </form>
      {step === 'step_3' && known && !mayTalk(known) && (
        <NoTalk onConsent={onConsent} onDisclosure={onDisclosure} />
      )}
      {calling && <AttemptRow attempts={attempts} />}
      <VoicemailDoubt attempts={attempts} />
    </Dialog>
  );
};
