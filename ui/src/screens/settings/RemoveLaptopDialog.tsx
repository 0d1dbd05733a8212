import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { TextField } from '../../components/TextField';
import type { LaptopLine } from '../../ipc';
import { call, commands } from '../../ipc';

const FORM = 'remove-laptop';

type RemoveLaptopProps = { laptop: LaptopLine; onClose: () => void };

/** A laptop was lost. Says what it can still read before anything is done. */
export const RemoveLaptopDialog = ({ laptop, onClose }: RemoveLaptopProps) => {
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const { busy, problem, submit } = useSubmit();
  const send = async () => {
    const done = await submit(() => call(commands.revokeLaptop({ laptop: laptop.id, reason })));
    if (!done) return false;
    announce({ text: `${laptop.name} is removed.` });
    return true;
  };
  return (
    <FormDialog
      title={`Remove ${laptop.name}?`}
      form={FORM}
      firstId={fieldId(FORM, 'reason')}
      dirty={reason !== ''}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Remove the laptop"
      danger
      onClose={onClose}
    >
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>
          <b>Whoever has it and knows a passphrase can still read everything it had.</b> Nothing can take that back. Without a
          passphrase its record cannot be read.
        </li>
        <li>It can read nothing that is recorded on the other laptops from now on.</li>
        <li>What it recorded and has not sent yet is kept when it arrives, and left out until somebody accepts it.</li>
        <li>Ask IT support to lock it out of the shared place too: change the drive’s or the store’s password.</li>
        <li>If it comes back, it can join again as a new laptop.</li>
      </ul>
      <TextField
        id={fieldId(FORM, 'reason')}
        label="What happened?"
        hint="Such as: stolen from the car on Monday"
        value={reason}
        onChange={setReason}
        error={fieldProblem(problem, 'reason')}
      />
    </FormDialog>
  );
};
