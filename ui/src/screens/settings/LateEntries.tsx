import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { Panel } from '../../components/Panel';
import { TextField } from '../../components/TextField';
import type { LateLine } from '../../ipc';
import { call, commands } from '../../ipc';

const FORM = 'late';

type AcceptProps = { late: LateLine; onDone: () => void; onClose: () => void };

const Entries = ({ late }: { late: LateLine }) => (
  <ul className="nhsuk-list nhsuk-list--bullet">
    {late.entries.map((entry, at) => (
      // Entries are told in their order; two may read alike.
      <li key={at}>{entry}</li>
    ))}
    {late.count > late.entries.length && <li>and {late.count - late.entries.length} more</li>}
  </ul>
);

const AcceptDialog = ({ late, onDone, onClose }: AcceptProps) => {
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const { busy, problem, submit } = useSubmit();
  const send = async () => {
    const done = await submit(() => call(commands.acceptLate({ log: late.log, up_to: late.up_to, reason })));
    if (!done) return false;
    announce({ text: 'The entries count now.' });
    onDone();
    return true;
  };
  return (
    <FormDialog
      title={`Accept what ${late.laptop_name} recorded?`}
      form={FORM}
      firstId={fieldId(FORM, 'reason')}
      dirty={reason !== ''}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Accept the entries"
      onClose={onClose}
    >
      <p>Ask the people named whether they recorded this. Accepted, it counts on every laptop.</p>
      <Entries late={late} />
      <TextField
        id={fieldId(FORM, 'reason')}
        label="Why do they count?"
        hint="Such as: Jo recorded them before the laptop was stolen"
        value={reason}
        onChange={setReason}
        error={fieldProblem(problem, 'reason')}
      />
    </FormDialog>
  );
};

type LateEntriesProps = { late: readonly LateLine[]; administrator: boolean; onChanged: () => void };

/** What removed laptops recorded beyond their removal: kept, and left out. */
export const LateEntries = ({ late, administrator, onChanged }: LateEntriesProps) => {
  const [accepting, setAccepting] = useState<LateLine>();
  if (late.length === 0) return null;
  return (
    <Panel title="Entries of removed laptops that do not count">
      {late.map((one) => (
        <div key={one.log}>
          <p>
            <b>{one.laptop_name}</b>: {one.count === 1 ? '1 entry' : `${one.count} entries`} came after it was removed.
            They are kept and left out everywhere.
          </p>
          <Entries late={one} />
          {administrator ? (
            <Button onClick={() => setAccepting(one)}>Accept them…</Button>
          ) : (
            <p>Somebody who may add people can accept them.</p>
          )}
        </div>
      ))}
      {accepting && <AcceptDialog late={accepting} onDone={onChanged} onClose={() => setAccepting(undefined)} />}
    </Panel>
  );
};
