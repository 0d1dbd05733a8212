import { useState } from 'react';
import { Button } from '../../components/Button';
import { CopyList } from '../../components/Copies';
import { Dialog } from '../../components/Dialog';
import { PatientBanner } from '../../components/PatientBanner';
import { dayParts } from '../../formatting/civilDate';
import { fullDate, longDate } from '../../formatting/dates';
import { days } from '../../formatting/durations';
import { hasNoEmployer } from '../../formatting/work';
import type { CaseView, ReportForm } from '../../ipc';
import { toClinicError } from '../../ipc';
import { adviceSentence } from './words';

export type IssueDialogProps = {
  form: ReportForm;
  caseView: CaseView;
  periodDays: number | null;
  /** Rejects when it could not be issued; then the dialog stays and says why. */
  onIssue: () => Promise<void>;
  onCancel: () => void;
};

const day = (date: string): string => (dayParts(date) ? longDate(date) : date);

const reviewWords = ({ review, review_on }: ReportForm): string => {
  if (review !== 'required') return 'not required';
  return dayParts(review_on) ? fullDate(review_on) : 'required, no day made yet';
};

/** The second look: whose, what is advised, for how long. Enter issues. */
export const IssueDialog = ({ form, caseView, periodDays, onIssue, onCancel }: IssueDialogProps) => {
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
      title="Issue this report?"
      banner={<PatientBanner patient={caseView.banner} />}
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
      <p className="issue__advice">“{adviceSentence(form.advice)}”</p>
      <p>
        From <b>{day(form.from)}</b> to <b>{day(form.to)}</b>
        {periodDays !== null && ` (${days(periodDays)})`}. Review: {reviewWords(form)}.
      </p>
      <p className={form.read_back ? undefined : 'issue__not-read'}>
        {form.read_back ? '✓ Read back to them, and they agreed to these words.' : '▲ It has not been read back to them, or they have not agreed to these words.'}
        {form.changed !== '' && ` Changed at their wish: ${form.changed}`}
      </p>
      <p>
        It gets its number when it is issued. From then on it never changes; another one can take its
        place.
      </p>
      <p>Copies you may then give:</p>
      <CopyList consents={caseView.consents} noEmployer={hasNoEmployer(caseView.form)} />
      <p role="alert" className="nhsuk-error-message">
        {failure}
      </p>
    </Dialog>
  );
};
