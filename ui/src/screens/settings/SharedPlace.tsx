import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { fieldId, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { Panel } from '../../components/Panel';
import { PlaceFields } from '../../components/PlaceFields';
import type { SyncSetUpView } from '../../ipc';
import { call, commands } from '../../ipc';

const FORM = 'place';

type SetUpSyncProps = { place: SyncSetUpView; onDone: () => void; onClose: () => void };

const SetUpSync = ({ place, onDone, onClose }: SetUpSyncProps) => {
  const announce = useAnnounce();
  const [form, setForm] = useState(place.form);
  const { busy, problem, submit } = useSubmit();
  const send = async () => {
    const done = await submit(() => call(commands.setUpSync(form)));
    if (!done) return false;
    announce({ text: `This laptop meets the others in ${done.place}.` });
    onDone();
    return true;
  };
  return (
    <FormDialog
      title={place.place === '' ? 'Set up sync' : 'Change the shared place'}
      form={FORM}
      firstId={fieldId(FORM, 'folder')}
      dirty={form !== place.form}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Try it and keep it"
      onClose={onClose}
    >
      <p>
        Everything is encrypted on this laptop before it goes there; whoever looks after the place cannot read it. It is
        written to, read, listed and cleared once to see that it works.
      </p>
      <PlaceFields
        form={FORM}
        path=""
        value={form}
        onChange={setForm}
        problem={problem}
        kept={place.place !== ''}
      />
      <p role="status">{busy && 'Trying the place…'}</p>
    </FormDialog>
  );
};

type SharedPlaceProps = { place: SyncSetUpView; onChanged: () => void };

/** Where this laptop meets the others. */
export const SharedPlace = ({ place, onChanged }: SharedPlaceProps) => {
  const [setting, setSetting] = useState(false);
  if (place.demonstration) {
    return <p>This is the demonstration: it joins no service, and nothing joins it.</p>;
  }
  const isSetUp = place.place !== '';
  return (
    <Panel
      title="The shared place"
      actions={
        place.administrator && (
          <Button id="set-up-sync" kind={isSetUp ? 'quiet' : 'main'} onClick={() => setSetting(true)}>
            {isSetUp ? 'Change…' : 'Set up sync…'}
          </Button>
        )
      }
    >
      <p>
        {isSetUp
          ? `This laptop meets the others in ${place.place}.`
          : 'Sync is not set up: this laptop works alone. With a place that several laptops reach, they come to hold the same record.'}
      </p>
      {!place.administrator && !isSetUp && <p>It is set up by somebody who may add people and sites.</p>}
      {setting && <SetUpSync place={place} onDone={onChanged} onClose={() => setSetting(false)} />}
    </Panel>
  );
};
