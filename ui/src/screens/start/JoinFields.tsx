/**
 * A therapist starts at a surgery with a new laptop; the service runs on others already. They have been told
 * where the shared place is, or not even that. They need to ask in five minutes, between two patients, and to
 * know what happens next and who has to do it.
 */
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Checkbox } from '../../components/Checkboxes';
import { fieldId, fieldProblem, Problems, useSubmit } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import { ScreenHeading, useArrivalFocus, useLeaveGuard, useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { PassphraseField } from '../../components/PassphraseField';
import { NO_PLACE, PlaceFields } from '../../components/PlaceFields';
import { PractitionerFields } from '../../components/PractitionerFields';
import { TextField } from '../../components/TextField';
import type { JoinForm } from '../../ipc';
import { call, commands } from '../../ipc';

const FORM = 'join';

const EMPTY: JoinForm = {
  place: NO_PLACE,
  laptop_name: '',
  user: {
    name: '',
    profession: 'occupational_therapist',
    profession_other: '',
    registration: '',
    contact: '',
    administrator: false,
  },
  passphrase: '',
  passphrase_again: '',
};

type JoinFieldsProps = { onAsked: () => void; onBack: () => void };

/** Asks to join a service. What is typed stays whatever the answer is. */
export const JoinFields = ({ onAsked, onBack }: JoinFieldsProps) => {
  const [form, setForm] = useState(EMPTY);
  const [shown, setShown] = useState(false);
  const { busy, problem, ask } = useSubmit();
  const { leave } = useNavigation();
  const release = useLeaveGuard(form !== EMPTY);
  const change = (part: Partial<JoinForm>) => setForm((now) => ({ ...now, ...part }));
  const error = (field: string) => fieldProblem(problem, field);
  const back = () =>
    leave(() => {
      release();
      onBack();
    });
  useArrivalFocus(true, fieldId(FORM, 'laptop_name'));
  useKeys([{ key: 'Esc', does: 'Back', run: back }]);

  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    const waiting = await ask(() => call(commands.askToJoin(form)));
    if (!waiting) return;
    release();
    onAsked();
  };

  return (
    <form className="start" onSubmit={(event) => void send(event)} noValidate>
      <ScreenHeading title="Join a service" />
      <Problems form={FORM} problem={problem} />
      <div className="desk-columns">
        <Panel title="This laptop and the shared place">
          <TextField
            id={fieldId(FORM, 'laptop_name')}
            label="Name of this laptop"
            hint="So that people can tell it from the others, such as: Totton, Jo’s"
            value={form.laptop_name}
            onChange={(laptop_name) => change({ laptop_name })}
            error={error('laptop_name')}
          />
          <PlaceFields
            form={FORM}
            path="place."
            value={form.place}
            onChange={(place) => change({ place })}
            problem={problem}
            byFile
          />
        </Panel>
        <Panel title="You, as printed on reports">
          <PractitionerFields
            form={FORM}
            path="user."
            value={form.user}
            onChange={(user) => change({ user })}
            problem={problem}
          />
        </Panel>
        <Panel title="Your passphrase on this laptop">
          <PassphraseField
            id={fieldId(FORM, 'passphrase')}
            label="Your passphrase"
            hint="Four or five words that do not belong together are safer than one hard word"
            value={form.passphrase}
            onChange={(passphrase) => change({ passphrase })}
            shown={shown}
            error={error('passphrase')}
          />
          <PassphraseField
            id={fieldId(FORM, 'passphrase_again')}
            label="Your passphrase again"
            value={form.passphrase_again}
            onChange={(passphrase_again) => change({ passphrase_again })}
            shown={shown}
            error={error('passphrase_again')}
          />
          <Checkbox id={fieldId(FORM, 'shown')} label="Show it as I type" checked={shown} onChange={setShown} />
          <p>
            Next you get eight words. Somebody who may add people reads them on their own laptop, and lets this one in.
          </p>
        </Panel>
      </div>
      <div className="desk-buttons start__buttons">
        <Button kind="main" type="submit" disabled={busy}>
          Ask to join
        </Button>
        <Button onClick={back} shortcut="Esc">
          Back
        </Button>
        <span role="status">{busy && 'Trying the place and making the keys…'}</span>
      </div>
    </form>
  );
};
