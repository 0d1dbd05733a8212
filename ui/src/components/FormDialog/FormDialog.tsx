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
      <Send run={() => void send()} does={sendLabel} />
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

/** Inside the dialog, so that its key is above the dialog's own layer, which hides all below. */
const Send = ({ run, does }: { run: () => void; does: string }) => {
  useKeys([{ key: 'Ctrl+Enter', does, run }]);
  return null;
};
