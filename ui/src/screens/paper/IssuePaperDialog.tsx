import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { PatientBanner } from '../../components/PatientBanner';
import type { PaperForm, PaperScreen } from '../../ipc';
import { toClinicError } from '../../ipc';

export type IssuePaperDialogProps = {
  screen: PaperScreen;
  form: PaperForm;
  /** Rejects when it could not be issued; then the dialog stays and says why. */
  onIssue: () => Promise<void>;
  onCancel: () => void;
};

/** The second look: what, about whom, for whom. Enter issues. */
export const IssuePaperDialog = ({ screen, form, onIssue, onCancel }: IssuePaperDialogProps) => {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const issue = () => {
    setBusy(true);
    onIssue().catch((error: unknown) => {
      setFailure(toClinicError(error).message);
      setBusy(false);
    });
  };
  return (
    <Dialog
      title="Issue this?"
      banner={<PatientBanner patient={screen.case.banner} />}
      onClose={onCancel}
      buttons={
        <>
          <Button kind="main" data-first-focus="" disabled={busy} onClick={issue}>
            Issue
          </Button>
          <Button disabled={busy} onClick={onCancel}>
            Not yet
          </Button>
        </>
      }
    >
      <p>
        <b>{screen.name}</b>, for <b>{screen.reader_words}</b>.
      </p>
      {form.to !== '' && <p className="paper__envelope">{form.to}</p>}
      <p>It gets its number when it is issued. From then on it never changes; you can write another.</p>
      <p role="alert" className="nhsuk-error-message">
        {failure}
      </p>
    </Dialog>
  );
};
