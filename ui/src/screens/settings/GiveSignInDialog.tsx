import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { PassphraseField } from '../../components/PassphraseField';
import type { UserView } from '../../ipc';
import { call, commands } from '../../ipc';

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
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const { busy, problem, submit } = useSubmit();
  const send = async () => {
    const signIns = await submit(() => call(commands.giveSignIn(person.id, passphrase, again)));
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
      dirty={passphrase !== '' || again !== ''}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Let them sign in"
      onClose={onClose}
    >
      <p>They sign in with their name and a passphrase for this laptop. It may differ from the one they have elsewhere.</p>
      <PassphraseField
        id={fieldId(FORM, 'passphrase')}
        label="Their passphrase"
        hint="Let them type it themselves"
        value={passphrase}
        onChange={setPassphrase}
        error={fieldProblem(problem, 'passphrase')}
      />
      <PassphraseField
        id={fieldId(FORM, 'passphrase_again')}
        label="Their passphrase again"
        value={again}
        onChange={setAgain}
        error={fieldProblem(problem, 'passphrase_again')}
      />
    </FormDialog>
  );
};
