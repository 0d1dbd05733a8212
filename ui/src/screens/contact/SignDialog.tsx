import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { PatientBanner } from '../../components/PatientBanner';
import type { Banner } from '../../ipc';
import { toClinicError } from '../../ipc';
import type { Fact } from './meeting';

export type SignDialogProps = {
  banner: Banner;
  facts: readonly Fact[];
  /** Rejects when it could not be signed; then the dialog stays and says why. */
  onSign: () => Promise<void>;
  onCancel: () => void;
};

/** The second look: who, which meeting, and that it locks. Enter signs. */
export const SignDialog = ({ banner, facts, onSign, onCancel }: SignDialogProps) => {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const sign = () => {
    setBusy(true);
    onSign().catch((error: unknown) => {
      setFailure(toClinicError(error).message);
      setBusy(false);
    });
  };
  return (
    <Dialog
      title="Sign this contact?"
      banner={<PatientBanner patient={banner} />}
      onClose={onCancel}
      buttons={
        <>
          <Button kind="main" data-first-focus="" disabled={busy} onClick={sign}>
            Sign
          </Button>
          <Button disabled={busy} onClick={onCancel}>
            Not yet
          </Button>
        </>
      }
    >
      <dl className="facts">
        {facts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p>
        Signing locks it. What was forgotten can be added below it; a contact under the wrong patient can
        be marked as entered in error.
      </p>
      <p role="alert" className="nhsuk-error-message">
        {failure}
      </p>
    </Dialog>
  );
};
