import type { ReactNode } from 'react';
import { useState } from 'react';
import { Button } from '../Button';
import { Checkbox } from '../Checkboxes';
import { Dialog } from '../Dialog';

export type ConfirmProps = {
  /** The question: `Mark this contact as entered in error?` */
  title: string;
  banner?: ReactNode;
  /** What will happen, and what will not. */
  children: ReactNode;
  /** The deed, as the button says it: never "OK". */
  confirmLabel: string;
  /** The other button, for when "Leave it as it is" could be misread. */
  cancelLabel?: string | undefined;
  /**
   * For what cannot be taken back: a sentence the person ticks before the button works, such as
   * `I have looked at the name and the date`.
   */
  secondLook?: string | undefined;
  danger?: boolean | undefined;
  /** May take time; the dialog stays, at rest, until it is done. A rejection is shown in it. */
  onConfirm: () => Promise<void> | void;
  onCancel: () => void;
};

export const Confirm = (props: ConfirmProps) => {
  const { title, banner, children, confirmLabel, secondLook, danger, onConfirm, onCancel } = props;
  const { cancelLabel = 'Leave it as it is' } = props;
  const [looked, setLooked] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  const confirm = async () => {
    setTried(true);
    if (secondLook !== undefined && !looked) {
      document.getElementById('second-look')?.focus();
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      await onConfirm();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : 'It did not work. Nothing was changed.');
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={title}
      banner={banner}
      onClose={onCancel}
      buttons={
        <>
          <Button
            kind={danger ? 'danger' : 'main'}
            disabled={busy}
            onClick={() => void confirm()}
          >
            {confirmLabel}
          </Button>
          <Button onClick={onCancel} disabled={busy}>
            {cancelLabel}
          </Button>
        </>
      }
    >
      {children}
      {secondLook !== undefined && (
        <Checkbox
          id="second-look"
          label={secondLook}
          checked={looked}
          onChange={setLooked}
          error={tried && !looked ? 'Look again, then tick this' : undefined}
        />
      )}
      <p role="alert" className="nhsuk-error-message">
        {failure}
      </p>
    </Dialog>
  );
};
