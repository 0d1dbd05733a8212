/**
 * The laptops are gone: a fire, a theft, a drawer of dead batteries. Whoever sits here has a new laptop, the paper
 * from the safe and a shared place, and is not calm. They need two steps, nothing that can make it worse, and to see
 * that their patients are back.
 */
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { fieldId, fieldProblem, Problems, useSubmit } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import { ScreenHeading, useArrivalFocus, useLeaveGuard, useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { PassphraseField } from '../../components/PassphraseField';
import { NO_PLACE, PlaceFields } from '../../components/PlaceFields';
import { Progress as ProgressBar } from '../../components/Progress';
import { Radios } from '../../components/Radios';
import { TextField } from '../../components/TextField';
import type { Progress, RebuildForm, RebuildFound, RebuiltForm, Status } from '../../ipc';
import { call, commands } from '../../ipc';
import { progressTo } from '../../ipc/progress';
import './start.scss';

const FORM = 'rebuild';

const EMPTY: RebuildForm = { place: NO_PLACE, code: '', laptop_name: '' };

type StepProps = { onBack: () => void };

const WhereAndCode = ({ onFound, onBack }: StepProps & { onFound: (found: RebuildFound) => void }) => {
  const [form, setForm] = useState(EMPTY);
  const [progress, setProgress] = useState<Progress>();
  const { busy, problem, ask } = useSubmit();
  const { leave } = useNavigation();
  const release = useLeaveGuard(form !== EMPTY);
  const change = (part: Partial<RebuildForm>) => setForm((now) => ({ ...now, ...part }));
  const back = () =>
    leave(() => {
      release();
      onBack();
    });
  useArrivalFocus(true, fieldId(FORM, 'code'));
  useKeys([{ key: 'Esc', does: 'Back', run: back }]);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    setProgress(undefined);
    const found = await ask(() => call(commands.rebuild(form, progressTo(setProgress))));
    if (!found) return;
    release();
    onFound(found);
  };
  return (
    <form className="start" onSubmit={(event) => void send(event)} noValidate>
      <ScreenHeading title="Rebuild from the recovery code" />
      <Problems form={FORM} problem={problem} />
      <p className="start__lead">
        For when every laptop of the service is gone. What lies in the shared place stays as it is; this laptop adds
        to it.
      </p>
      <div className="desk-columns">
        <Panel title="The paper and this laptop">
          <TextField
            id={fieldId(FORM, 'code')}
            label="Recovery code"
            hint="As it stands on the paper. Spaces, hyphens and capitals do not matter"
            spellCheck={false}
            value={form.code}
            onChange={(code) => change({ code })}
            error={fieldProblem(problem, 'code')}
          />
          <TextField
            id={fieldId(FORM, 'laptop_name')}
            label="Name of this laptop"
            hint="So that people can tell it from the others, such as: Hedge End, new"
            value={form.laptop_name}
            onChange={(laptop_name) => change({ laptop_name })}
            error={fieldProblem(problem, 'laptop_name')}
          />
        </Panel>
        <Panel title="Where the service met">
          <PlaceFields
            form={FORM}
            path="place."
            value={form.place}
            onChange={(place) => change({ place })}
            problem={problem}
          />
        </Panel>
      </div>
      <div className="desk-buttons start__buttons">
        <Button kind="main" type="submit" disabled={busy}>
          Find the service
        </Button>
        <Button onClick={back} shortcut="Esc">
          Back
        </Button>
      </div>
      {busy && (
        <div className="start__progress">
          <ProgressBar
            label={progress?.what ?? 'Looking for the service'}
            done={progress?.done ?? 0}
            of={progress?.of ?? 1}
          />
        </div>
      )}
    </form>
  );
};

type WhoProps = StepProps & { found: RebuildFound; onStatus: (status: Status) => void };

export const WhoAreYou = ({ found, onStatus, onBack }: WhoProps) => {
  const [form, setForm] = useState<RebuiltForm>({
    user: '',
    site: found.sites.length === 1 ? (found.sites[0]?.id ?? '') : '',
    passphrase: '',
    passphrase_again: '',
  });
  const { busy, problem, submit } = useSubmit();
  const change = (part: Partial<RebuiltForm>) => setForm((now) => ({ ...now, ...part }));
  const error = (field: string) => fieldProblem(problem, field);
  useArrivalFocus(true, fieldId(FORM, 'user'));
  useKeys([{ key: 'Esc', does: 'Back', run: onBack }]);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    const status = await submit(() => call(commands.finishRebuilding(form)));
    if (status) onStatus(status);
  };
  return (
    <form className="start" onSubmit={(event) => void send(event)} noValidate>
      <ScreenHeading title={`${found.service_name} is found`} />
      <Problems form={FORM} problem={problem} />
      <p className="start__lead">
        {found.entries} entries are here. {found.trouble}
      </p>
      <div className="desk-columns">
        <Panel title="You">
          <Radios
            id={fieldId(FORM, 'user')}
            label="Who are you?"
            options={found.people.map((person) => ({
              value: person.id,
              label: person.name,
              hint: person.administrator ? `${person.profession_words}; may add people and sites` : person.profession_words,
            }))}
            value={form.user === '' ? null : form.user}
            onChange={(user) => change({ user })}
            error={error('user')}
          />
          <Radios
            id={fieldId(FORM, 'site')}
            label="Where is this laptop now?"
            inline
            options={found.sites.map((site) => ({ value: site.id, label: site.name }))}
            value={form.site === '' ? null : form.site}
            onChange={(site) => change({ site })}
            error={error('site')}
          />
        </Panel>
        <Panel title="A new passphrase">
          <PassphraseField
            id={fieldId(FORM, 'passphrase')}
            label="Your passphrase"
            hint="Four or five words that do not belong together are safer than one hard word"
            value={form.passphrase}
            onChange={(passphrase) => change({ passphrase })}
            error={error('passphrase')}
          />
          <PassphraseField
            id={fieldId(FORM, 'passphrase_again')}
            label="Your passphrase again"
            value={form.passphrase_again}
            onChange={(passphrase_again) => change({ passphrase_again })}
            error={error('passphrase_again')}
          />
          <p>Remove the lost laptops afterwards, under Settings, Laptops.</p>
        </Panel>
      </div>
      <div className="desk-buttons start__buttons">
        <Button kind="main" type="submit" disabled={busy}>
          Open the record
        </Button>
        <Button onClick={onBack} shortcut="Esc">
          Back
        </Button>
      </div>
    </form>
  );
};

type RebuildFieldsProps = { onStatus: (status: Status) => void; onBack: () => void };

/** From the shared place and the printed code alone. What is typed stays whatever the answer is. */
export const RebuildFields = ({ onStatus, onBack }: RebuildFieldsProps) => {
  const [found, setFound] = useState<RebuildFound>();
  return found ? (
    <WhoAreYou found={found} onStatus={onStatus} onBack={() => setFound(undefined)} />
  ) : (
    <WhereAndCode onFound={setFound} onBack={onBack} />
  );
};
