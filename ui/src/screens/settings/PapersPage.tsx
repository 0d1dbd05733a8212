import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { fieldId, fieldProblem, Problems, useSubmit } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import { LoadFailed, useLoaded } from '../../components/Loaded';
import { useLeaveGuard } from '../../components/Navigation';
import { useSession } from '../../components/Session';
import { TextField } from '../../components/TextField';
import type { CheckingView } from '../../ipc';
import { call, commands } from '../../ipc';

const FORM = 'checking';

const Fields = ({ view, valueIs }: { view: CheckingView; valueIs: (view: CheckingView) => void }) => {
  const { user } = useSession();
  const announce = useAnnounce();
  const [form, setForm] = useState(view.form);
  const { busy, problem, submit } = useSubmit();
  const dirty = form.telephone !== view.form.telephone || form.address !== view.form.address;
  useLeaveGuard(dirty);
  const save = async () => {
    if (busy || !user.administrator) return;
    const saved = await submit(() => call(commands.setChecking(form)));
    if (!saved) return;
    setForm(saved.form);
    valueIs(saved);
    announce({ text: 'Saved. It stands on reports issued from now on.' });
  };
  useKeys([{ key: 'Ctrl+Enter', does: 'Save papers and checking', run: () => void save(), disabled: !user.administrator }]);
  return (
    <form
      id={FORM}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Problems form={FORM} problem={problem} />
      {view.differs && (
        <p role="note">Two people have set this differently. What was set last is shown: save what is right.</p>
      )}
      <TextField
        id={fieldId(FORM, 'telephone')}
        label="Telephone that readers of a paper ring"
        hint="Answered in working hours by somebody who can look into the record. Empty: the clinician’s own contact is printed"
        width={20}
        readOnly={!user.administrator}
        value={form.telephone}
        onChange={(telephone) => setForm({ ...form, telephone })}
        error={fieldProblem(problem, 'telephone')}
      />
      <TextField
        id={fieldId(FORM, 'address')}
        label="Address of the checking page (if there is one)"
        hint="Such as https://example.nhs.uk/check. Readers who point a telephone at the code come to it; what the code holds is never sent there"
        spellCheck={false}
        readOnly={!user.administrator}
        value={form.address}
        onChange={(address) => setForm({ ...form, address })}
        error={fieldProblem(problem, 'address')}
      />
      {user.administrator ? (
        <div className="desk-buttons settings__add">
          <Button id="checking-save" kind="main" type="submit" disabled={busy} shortcut="Ctrl+Enter">
            Save
          </Button>
        </div>
      ) : (
        <p className="settings__add">This is set by someone who may add people and sites.</p>
      )}
    </form>
  );
};

const ThePage = ({ serviceKey }: { serviceKey: string }) => {
  const announce = useAnnounce();
  const { busy, problem, ask } = useSubmit();
  const save = async () => {
    const saved = await ask(() => call(commands.saveCheckingPage()));
    if (saved === true) announce({ text: 'The checking page is saved.' });
  };
  return (
    <>
      <h2 className="settings__title">The checking page</h2>
      <Problems form="checking-page" problem={problem} />
      <p className="settings__version">
        One file that shows what a paper’s code holds. It knows this service, keeps no secret and needs no
        connection: put it on a web site, or send it to an employer. Save it again when the number above changes.
      </p>
      <div className="desk-buttons">
        <Button id="save-checking-page" disabled={busy} onClick={() => void save()}>
          Save the checking page…
        </Button>
      </div>
      <p className="settings__key">
        Key of this service, for <kbd>stepwell-cli report verify --service</kbd>:{' '}
        <code id="service-key">{serviceKey}</code>
      </p>
    </>
  );
};

/** Whom a reader of a paper rings, and where they can compare it with what was issued. */
export const PapersPage = () => {
  const { state, reload, valueIs } = useLoaded('checking', () => call(commands.checkingSettings()));
  switch (state.kind) {
    case 'loading':
      return <p role="status">Opening…</p>;
    case 'failed':
      return <LoadFailed error={state.error} reload={reload} />;
    case 'loaded':
      return (
        <>
          <Fields view={state.value} valueIs={valueIs} />
          <ThePage serviceKey={state.value.service_key} />
        </>
      );
  }
};
