import { useState } from 'react';
import { Button } from '../../components/Button';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { PatientBanner } from '../../components/PatientBanner';
import { TextField } from '../../components/TextField';
import type { CivilDate } from '../../formatting/civilDate';
import { briefDate } from '../../formatting/dates';
import type { CaseView, RiskFlagView } from '../../ipc';
import { call, commands } from '../../ipc';

type RiskFlagProps = {
  flag: RiskFlagView;
  today: CivilDate;
  /** Absent where nothing can be changed. */
  onClear: (() => void) | undefined;
};

/** Stays until a clinician takes it off: why it is there, and since when. */
export const RiskFlag = ({ flag, today, onClear }: RiskFlagProps) => (
  <section className="risk-flag" aria-label="Risk flag">
    <p>
      <span aria-hidden="true">▲ </span>
      <b>Risk flag</b> since {briefDate(flag.on, today)}: {flag.because}
    </p>
    {onClear && (
      <Button kind="link" id="risk-clear" onClick={onClear}>
        Take the flag off…
      </Button>
    )}
  </section>
);

const FORM = 'clear-risk';

type ClearRiskProps = { view: CaseView; onView: (view: CaseView) => void; onClose: () => void };

/** Somebody has looked, and says why the flag can come off. What raised it stays in the record. */
export const ClearRiskDialog = ({ view, onView, onClose }: ClearRiskProps) => {
  const [reason, setReason] = useState('');
  const { busy, problem, submit } = useSubmit();
  const send = async () => {
    const next = await submit(() => call(commands.clearRisk(view.case, reason)));
    if (next) onView(next);
    return next !== undefined;
  };
  return (
    <FormDialog
      title="Take the risk flag off"
      form={FORM}
      banner={<PatientBanner patient={view.banner} />}
      firstId={fieldId(FORM, 'reason')}
      dirty={reason !== ''}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Take it off"
      onClose={onClose}
    >
      <p>
        Without the flag a missed appointment is no longer a welfare check. What raised it, and this reason, stay in the
        record.
      </p>
      <TextField
        id={fieldId(FORM, 'reason')}
        label="Why it can come off"
        hint="Who looked, and what they found"
        value={reason}
        onChange={setReason}
        error={fieldProblem(problem, 'reason')}
      />
    </FormDialog>
  );
};
