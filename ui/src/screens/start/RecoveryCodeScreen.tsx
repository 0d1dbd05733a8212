/**
 * The service exists; this is the one moment at which its recovery code can be seen. The therapist has a
 * pen and an envelope, or the colleague who will keep it sits beside them. They need to copy it without a
 * slip, to know why it matters, and to prove to themselves that the copy is right before it is gone.
 */
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { ErrorSummary } from '../../components/ErrorSummary';
import { ScreenHeading } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { TextField } from '../../components/TextField';
import type { RecoveryCode } from '../../ipc';
import { isLastGroup, recoveryGroups } from './recoveryGroups';
import './start.scss';

export type RecoveryCodeScreenProps = {
  code: RecoveryCode;
  service: string;
  onConfirmed: () => void;
};

const FIELD = 'recovery-last-group';

export const RecoveryCodeScreen = ({ code, service, onConfirmed }: RecoveryCodeScreenProps) => {
  const [typed, setTyped] = useState('');
  const [errors, setErrors] = useState<readonly { fieldId: string; message: string }[]>([]);
  const groups = recoveryGroups(code.code);
  const confirm = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isLastGroup(code.code, typed)) {
      onConfirmed();
      return;
    }
    setErrors([
      { fieldId: FIELD, message: 'That is not the last group. Read it from your own copy and type it again' },
    ]);
  };
  return (
    <form className="start recovery" onSubmit={confirm} noValidate>
      <ScreenHeading title="Keep this code safe" />
      <ErrorSummary errors={errors} />
      <Panel title={`Recovery code of ${service}`}>
        <p>
          If every passphrase is forgotten, this code is the only way into the record. It is shown now and never again.
          Write it down, or print this screen, and give it to <b>{code.holder}</b> to lock away, not with the laptop.
        </p>
        <ol className="recovery__groups" aria-label="Recovery code, in groups">
          {groups.map((group, at) => (
            // Two groups may be the same; their place in the code is what they are.
            <li key={at}>{group}</li>
          ))}
        </ol>
        <p className="recovery__holder">
          Kept by <b>{code.holder}</b>
        </p>
      </Panel>
      <div className="recovery__confirm">
        <TextField
          id={FIELD}
          label="Type the last group from your copy"
          width={20}
          spellCheck={false}
          value={typed}
          onChange={setTyped}
          error={errors[0]?.message}
        />
        <Button kind="main" type="submit">
          I have a copy, go on
        </Button>
      </div>
    </form>
  );
};
