import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { fieldId, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import type { UserView } from '../../ipc';
import { call, commands } from '../../ipc';
import { NOT_TYPED, TheirPassphrase } from './TheirPassphrase';

const FORM = 'sign-in';

/** A first passphrase on this laptop for somebody whom the service knows from another. */
export const GiveSignInDialog = ({
  person,
  onGiven,
  onClose,
}: {
  person: UserView;
  onGiven: (signIns: string[]) => void;
  onClose: () => void;
}) => {
  const announce = useAnnounce();
  const [typed, setTyped] = useState(NOT_TYPED);
  const { busy, problem, submit } = useSubmit();
  const send = async () => {
    const signIns = await submit(() => call(commands.giveSignIn(person.id, typed.passphrase, typed.again)));
    if (!signIns) return false;
    onGiven(signIns);
    announce({ text: `${person.name} can sign in on this laptop now.` });
    return true;
  };
  return (
    <FormDialog
      title={`Let ${person.name} sign in on this laptop?`}
      form={FORM}
      firstId={fieldId(FORM, 'passphrase')}
      dirty={typed.passphrase !== '' || typed.again !== ''}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Let them sign in"
      onClose={onClose}
    >
      <p>They sign in with their name and a passphrase for this laptop. It may differ from the one they have elsewhere.</p>
      <TheirPassphrase form={FORM} typed={typed} onChange={setTyped} problem={problem} />
    </FormDialog>
  );
};
