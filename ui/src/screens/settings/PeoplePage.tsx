import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { DataTable } from '../../components/DataTable';
import { fieldId, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { Checkbox } from '../../components/Checkboxes';
import { LoadFailed, useLoaded } from '../../components/Loaded';
import { PractitionerFields } from '../../components/PractitionerFields';
import { useSession } from '../../components/Session';
import type { UserForm, UserView } from '../../ipc';
import { call, commands } from '../../ipc';
import { GiveSignInDialog } from './GiveSignInDialog';
import { NOT_TYPED, TheirPassphrase } from './TheirPassphrase';

const FORM = 'user';

const EMPTY: UserForm = {
  name: '',
  profession: 'occupational_therapist',
  profession_other: '',
  registration: '',
  contact: '',
  administrator: false,
};

const AddPerson = ({ onClose }: { onClose: () => void }) => {
  const { statusIs } = useSession();
  const announce = useAnnounce();
  const [form, setForm] = useState(EMPTY);
  const [typed, setTyped] = useState(NOT_TYPED);
  const { busy, problem, submit } = useSubmit();
  const send = async () => {
    const status = await submit(() => call(commands.addUser(form, typed.passphrase, typed.again)));
    if (!status) return false;
    statusIs(status);
    announce({ text: 'Added. They can sign in on this laptop now.' });
    return true;
  };
  return (
    <FormDialog
      title="Add someone who signs in here"
      form={FORM}
      firstId={fieldId(FORM, 'name')}
      dirty={form !== EMPTY || typed.passphrase !== ''}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Add"
      onClose={onClose}
    >
      <PractitionerFields form={FORM} path="" value={form} onChange={setForm} problem={problem} />
      <Checkbox
        id={fieldId(FORM, 'administrator')}
        label="May add people and sites"
        checked={form.administrator}
        onChange={(administrator) => setForm({ ...form, administrator })}
      />
      <TheirPassphrase form={FORM} typed={typed} onChange={setTyped} problem={problem} />
    </FormDialog>
  );
};

/** Everybody the service knows, as printed on reports, and who of them signs in on this laptop. */
export const PeoplePage = () => {
  const { users, user } = useSession();
  const [adding, setAdding] = useState(false);
  const [giving, setGiving] = useState<UserView>();
  // Somebody who was added just now signs in here as well.
  const { state, reload, valueIs } = useLoaded(`sign-ins ${String(users.length)}`, () => call(commands.signIns()));
  const here = state.kind === 'loaded' ? state.value : undefined;
  const onThisLaptop = (one: UserView) => {
    if (!here) return '';
    if (here.includes(one.id)) return 'signs in here';
    if (!user.administrator) return 'on another laptop';
    return (
      <Button id={`sign-in-${one.id}`} kind="link" onClick={() => setGiving(one)}>
        Let them sign in here<span className="nhsuk-u-visually-hidden">: {one.name}</span>
      </Button>
    );
  };
  return (
    <>
      <DataTable
        caption="People of the service"
        columns={[
          { id: 'name', header: 'Name', cell: (one) => <b>{one.name}</b> },
          { id: 'profession', header: 'Profession', cell: (one) => one.profession_words },
          { id: 'registration', header: 'Registration', cell: (one) => one.registration },
          { id: 'contact', header: 'Contact', cell: (one) => one.contact },
          { id: 'role', header: 'May', cell: (one) => (one.administrator ? 'add people and sites' : '') },
          { id: 'here', header: 'This laptop', cell: onThisLaptop },
        ]}
        rows={users}
        rowId={({ id }) => `user-${id}`}
      />
      {state.kind === 'failed' && <LoadFailed error={state.error} reload={reload} />}
      {user.administrator ? (
        <div className="desk-buttons settings__add">
          <Button id="add-person" onClick={() => setAdding(true)}>
            Add someone
          </Button>
        </div>
      ) : (
        <p className="settings__add">People are added by someone who may add people and sites.</p>
      )}
      {adding && <AddPerson onClose={() => setAdding(false)} />}
      {giving && <GiveSignInDialog person={giving} onGiven={valueIs} onClose={() => setGiving(undefined)} />}
    </>
  );
};
