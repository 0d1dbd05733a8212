import type { ReactNode, SyntheticEvent } from 'react';
import { useEffect } from 'react';
import { Button } from '../Button';
import { Dialog } from '../Dialog';
import { Problems } from '../Form';
import type { Submit } from '../Form';
import { useKeys } from '../Keys';
import { useLeaveGuard, useNavigation } from '../Navigation';

export type FormDialogProps = {
  title: string;
  /** Names the form; its fields' ids begin with it. */
  form: string;
  banner?: ReactNode;
  /** Id of the field to begin in. */
  firstId: string;
  /** Something is typed: closing asks first. */
  dirty: boolean;
  sending: Pick<Submit, 'busy' | 'problem'>;
  /** Sends the form; true when it is done and the dialog can go. */
  onSend: () => Promise<boolean>;
  /** The deed, as the button says it. */
  sendLabel: string;
  danger?: boolean | undefined;
  wide?: boolean | undefined;
  onClose: () => void;
  children: ReactNode;
};

/** A short form over a screen. What is typed stays while it is refused, and is not thrown away unasked. */
export const FormDialog = (props: FormDialogProps) => {
  const { title, form, banner, firstId, dirty, sending, onSend, sendLabel, danger, wide, onClose } = props;
  const { leave } = useNavigation();
  const release = useLeaveGuard(dirty);
  const close = () => {
    leave(() => {
      release();
      onClose();
    });
  };
  const send = async () => {
    if (sending.busy || !(await onSend())) return;
    release();
    onClose();
  };
  // From above the dialog: its own layer of keys hides all that were there before it, this one comes after.
  useKeys([{ key: 'Ctrl+Enter', does: sendLabel, run: () => void send() }]);
  // After the dialog has opened and taken the focus to its title.
  useEffect(() => {
    document.getElementById(firstId)?.focus();
  }, [firstId]);
  return (
    <Dialog
      title={title}
      banner={banner}
      wide={wide === true}
      onClose={close}
      buttons={
        <>
          <Button
            kind={danger ? 'danger' : 'main'}
            type="submit"
            form={form}
            disabled={sending.busy}
            shortcut="Ctrl+Enter"
          >
            {sendLabel}
          </Button>
          <Button onClick={close} shortcut="Esc">
            Cancel
          </Button>
        </>
      }
    >
      <Problems form={form} problem={sending.problem} />
      <form
        id={form}
        noValidate
        onSubmit={(event: SyntheticEvent) => {
          event.preventDefault();
          void send();
        }}
      >
        {props.children}
      </form>
    </Dialog>
  );
};
