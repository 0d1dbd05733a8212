import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { DataTable } from '../../components/DataTable';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { useSession } from '../../components/Session';
import { TextField } from '../../components/TextField';
import { call, commands } from '../../ipc';

const FORM = 'site';

const AddSite = ({ onClose }: { onClose: () => void }) => {
  const { statusIs } = useSession();
  const announce = useAnnounce();
  const [name, setName] = useState('');
  const [ods, setOds] = useState('');
  const { busy, problem, submit } = useSubmit();
  const send = async () => {
    const status = await submit(() => call(commands.addSite({ name, ods })));
    if (!status) return false;
    statusIs(status);
    announce({ text: 'The site is added.' });
    return true;
  };
  return (
    <FormDialog
      title="Add a site"
      form={FORM}
      firstId={fieldId(FORM, 'name')}
      dirty={name !== '' || ods !== ''}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Add"
      onClose={onClose}
    >
      <TextField
        id={fieldId(FORM, 'name')}
        label="Site"
        value={name}
        onChange={setName}
        error={fieldProblem(problem, 'name')}
      />
      <TextField
        id={fieldId(FORM, 'ods')}
        label="ODS code (if known)"
        hint="Such as A81001"
        width={10}
        spellCheck={false}
        value={ods}
        onChange={setOds}
        error={fieldProblem(problem, 'ods')}
      />
    </FormDialog>
  );
};

/** Where the service works. */
export const SitesPage = () => {
  const { sites, site, user } = useSession();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <DataTable
        caption="Sites of the service"
        columns={[
          { id: 'name', header: 'Site', cell: (one) => <b>{one.name}</b> },
          { id: 'ods', header: 'ODS code', cell: (one) => (one.ods === '' ? '–' : one.ods) },
          { id: 'here', header: 'You are', cell: (one) => (one.id === site ? 'here now' : '') },
        ]}
        rows={sites}
        rowId={({ id }) => `site-${id}`}
      />
      {user.administrator ? (
        <div className="desk-buttons settings__add">
          <Button id="add-site" onClick={() => setAdding(true)}>
            Add a site
          </Button>
        </div>
      ) : (
        <p className="settings__add">Sites are added by someone who may add people and sites.</p>
      )}
      {adding && <AddSite onClose={() => setAdding(false)} />}
    </>
  );
};
