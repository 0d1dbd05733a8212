import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Checkbox } from '../../components/Checkboxes';
import { fieldId, fieldProblem, Problems, useSubmit } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import { ScreenHeading, useArrivalFocus, useLeaveGuard, useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { PassphraseField } from '../../components/PassphraseField';
import { PractitionerFields } from '../../components/PractitionerFields';
import { Radios } from '../../components/Radios';
import { TextField } from '../../components/TextField';
import type { RecoveryCode, SetUpForm, SiteForm } from '../../ipc';
import { call, commands } from '../../ipc';

const FORM = 'setup';

const EMPTY: SetUpForm = {
  service_name: '',
  sites: [{ name: '', ods: '' }],
  site_here: 0,
  laptop_name: '',
  user: {
    name: '',
    profession: 'occupational_therapist',
    profession_other: '',
    registration: '',
    contact: '',
    administrator: true,
  },
  passphrase: '',
  passphrase_again: '',
  recovery_holder: '',
};

type SitesProps = {
  form: SetUpForm;
  change: (change: Partial<SetUpForm>) => void;
  error: (field: string) => string | undefined;
};

const siteName = (site: SiteForm, at: number): string =>
  site.name.trim() === '' ? `Site ${at + 1}` : site.name;

const Sites = ({ form, change, error }: SitesProps) => {
  const { sites } = form;
  const changeSite = (at: number, part: Partial<SiteForm>) =>
    change({ sites: sites.map((site, one) => (one === at ? { ...site, ...part } : site)) });
  const remove = (at: number) =>
    change({
      sites: sites.filter((_, one) => one !== at),
      site_here: form.site_here > at || form.site_here === sites.length - 1 ? Math.max(0, form.site_here - 1) : form.site_here,
    });
  const add = () => {
    change({ sites: [...sites, { name: '', ods: '' }] });
    // The new row is drawn first.
    setTimeout(() => document.getElementById(fieldId(FORM, `sites[${sites.length}].name`))?.focus());
  };
  return (
    <>
      {sites.map((site, at) => (
        // Rows are only added at the end and taken out by place; their text is all they are.
        <div className="start__site" key={at}>
          <TextField
            id={fieldId(FORM, `sites[${at}].name`)}
            label={sites.length === 1 ? 'Site' : `Site ${at + 1}`}
            value={site.name}
            onChange={(name) => changeSite(at, { name })}
            error={error(`sites[${at}].name`)}
          />
          <TextField
            id={fieldId(FORM, `sites[${at}].ods`)}
            label="ODS code (if known)"
            width={10}
            value={site.ods}
            onChange={(ods) => changeSite(at, { ods })}
            spellCheck={false}
            error={error(`sites[${at}].ods`)}
          />
          {sites.length > 1 && (
            <Button kind="link" onClick={() => remove(at)}>
              Remove<span className="nhsuk-u-visually-hidden"> {siteName(site, at)}</span>
            </Button>
          )}
        </div>
      ))}
      <Button onClick={add}>Add a site</Button>
      {sites.length > 1 && (
        <div className="start__here">
          <Radios
            id={fieldId(FORM, 'site_here')}
            label="Where is this laptop now?"
            inline
            options={sites.map((site, at) => ({ value: String(at), label: siteName(site, at) }))}
            value={String(form.site_here)}
            onChange={(at) => change({ site_here: Number(at) })}
            error={error('site_here')}
          />
        </div>
      )}
    </>
  );
};

type SetUpFieldsProps = { onSetUp: (code: RecoveryCode, service: string) => void; onBack: () => void };

/** The form of the first start. What is typed stays whatever the answer is. */
export const SetUpFields = ({ onSetUp, onBack }: SetUpFieldsProps) => {
  const [form, setForm] = useState(EMPTY);
  const [shown, setShown] = useState(false);
  const { busy, problem, submit } = useSubmit();
  const { leave } = useNavigation();
  const release = useLeaveGuard(form !== EMPTY);
  const change = (part: Partial<SetUpForm>) => setForm((now) => ({ ...now, ...part }));
  const error = (field: string) => fieldProblem(problem, field);
  const back = () =>
    leave(() => {
      release();
      onBack();
    });
  useArrivalFocus(true, fieldId(FORM, 'service_name'));
  useKeys([{ key: 'Esc', does: 'Back', run: back }]);

  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    const code = await submit(() => call(commands.setUp(form)));
    if (!code) return;
    release();
    onSetUp(code, form.service_name);
  };

  return (
    <form className="start" onSubmit={(event) => void send(event)} noValidate>
      <ScreenHeading title="Set up your service" />
      <Problems form={FORM} problem={problem} />
      <div className="desk-columns">
        <Panel title="The service">
          <TextField
            id={fieldId(FORM, 'service_name')}
            label="Name of the service"
            hint="As patients and employers should read it on reports"
            value={form.service_name}
            onChange={(service_name) => change({ service_name })}
            error={error('service_name')}
          />
          <Sites form={form} change={change} error={error} />
          <div className="start__here">
            <TextField
              id={fieldId(FORM, 'laptop_name')}
              label="Name of this laptop"
              hint="So that people can tell it from the others, such as: Hedge End, Sam’s"
              value={form.laptop_name}
              onChange={(laptop_name) => change({ laptop_name })}
              error={error('laptop_name')}
            />
          </div>
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
        <Panel title="Passphrase and recovery">
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
          <TextField
            id={fieldId(FORM, 'recovery_holder')}
            label="Who will keep the recovery code?"
            hint="It comes next and is shown once. Someone in the service who can lock it away"
            value={form.recovery_holder}
            onChange={(recovery_holder) => change({ recovery_holder })}
            error={error('recovery_holder')}
          />
          <p className="start__warning">
            Nobody can open the record without a passphrase or the recovery code: not the makers of the program either.
          </p>
        </Panel>
      </div>
      <div className="desk-buttons start__buttons">
        <Button kind="main" type="submit" disabled={busy}>
          Set up
        </Button>
        <Button onClick={back} shortcut="Esc">
          Back
        </Button>
        <span role="status">{busy && 'Making the keys and the encrypted record…'}</span>
      </div>
    </form>
  );
};
