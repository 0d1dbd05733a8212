import { useState } from 'react';
import { Confirm } from '../../components/Confirm';
import { PatientBanner } from '../../components/PatientBanner';
import { TextArea } from '../../components/TextArea';
import type { ContactView } from '../../ipc';
import { call, commands } from '../../ipc';
import { ReportsGiven } from './ReportsGiven';

export type StrikeDialogProps = {
  view: ContactView;
  onStruck: (view: ContactView) => void;
  onCancel: () => void;
};

/** Why, whose, and what follows; nothing happens before it was looked at twice. */
export const StrikeDialog = ({ view, onStruck, onCancel }: StrikeDialogProps) => {
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState(false);
  const strike = async () => {
    if (reason.trim() === '') {
      setWanting(true);
      document.getElementById('strike-reason')?.focus();
      return;
    }
    onStruck(await call(commands.enterInError(view.case, view.contact.id, reason)));
  };
  return (
    <Confirm
      title="Mark this contact as entered in error?"
      banner={<PatientBanner patient={view.banner} />}
      confirmLabel="Mark as entered in error"
      secondLook={`I have looked: ${view.title}, ${view.banner.shown_name}`}
      danger
      onConfirm={strike}
      onCancel={onCancel}
    >
      <p>
        <b>{view.title}</b> is struck from view, from summaries and from all counts. It is kept for audit
        and cannot be brought back; it can be entered again under the right patient.
      </p>
      <ReportsGiven reports={view.reports} struck />
      <TextArea
        id="strike-reason"
        label="Why"
        value={reason}
        error={wanting && reason.trim() === '' ? 'Say why, in a line' : undefined}
        onChange={setReason}
      />
    </Confirm>
  );
};
