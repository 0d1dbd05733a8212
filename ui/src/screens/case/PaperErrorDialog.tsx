import { useState } from 'react';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { PatientBanner } from '../../components/PatientBanner';
import { TextField } from '../../components/TextField';
import type { CaseView } from '../../ipc';
import { call, commands } from '../../ipc';

const FORM = 'paper-error';

/** A questionnaire that was handed in, read or not. */
export type Paper = { id: string; name: string };

type PaperErrorDialogProps = {
  view: CaseView;
  paper: Paper;
  onView: (view: CaseView) => void;
  onClose: () => void;
};

/** It belongs to somebody else, or was entered twice. It stays in the story, with the reason. */
export const PaperErrorDialog = ({ view, paper, onView, onClose }: PaperErrorDialogProps) => {
  const [reason, setReason] = useState('');
  const { busy, problem, submit } = useSubmit();
  const send = async () => {
    const next = await submit(() => call(commands.questionnaireInError(view.case, paper.id, reason)));
    if (next) onView(next);
    return next !== undefined;
  };
  return (
    <FormDialog
      title={`${paper.name}: entered in error`}
      form={FORM}
      banner={<PatientBanner patient={view.banner} />}
      firstId={fieldId(FORM, 'reason')}
      dirty={reason !== ''}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Mark as entered in error"
      danger
      onClose={onClose}
    >
      <p>
        It will no longer wait to be read, and its answers count no longer. If the paper is somebody else’s, record it in their case: what it says may be
        urgent.
      </p>
      <TextField
        id={fieldId(FORM, 'reason')}
        label="Why"
        hint="Such as: another person’s, entered twice"
        value={reason}
        onChange={setReason}
        error={fieldProblem(problem, 'reason')}
      />
    </FormDialog>
  );
};
