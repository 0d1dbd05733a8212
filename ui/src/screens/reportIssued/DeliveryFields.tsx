import type { SyntheticEvent } from 'react';
import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { Checkbox } from '../../components/Checkboxes';
import type { CopyFor, CopyRight } from '../../components/Copies';
import { DayField } from '../../components/DayField';
import { fieldId, fieldProblem, Problems, useSubmit } from '../../components/Form';
import { Radios } from '../../components/Radios';
import { useSession } from '../../components/Session';
import { TextField } from '../../components/TextField';
import type { DeliveryView, IssuedReport } from '../../ipc';
import { call, commands } from '../../ipc';
import { CoverSheet } from './CoverSheet';
import { against, knownTo } from './ways';

export type DeliveryFieldsProps = {
  way: DeliveryView;
  view: IssuedReport;
  rights: readonly CopyRight[];
  /** A fact was added to the report, of a copy for this reader. */
  onDelivered: (view: IssuedReport, copyFor: CopyFor) => void;
  /** Something else about the report is newer. */
  onView: (view: IssuedReport) => void;
  onCancel: () => void;
};

const FORM = 'delivery';
const SEND = 'delivery-record';

/** One way of giving it: what is known is filled in, so that Enter records it. */
export const DeliveryFields = ({ way, view, rights, onDelivered, onView, onCancel }: DeliveryFieldsProps) => {
  const { today } = useSession();
  const [copyFor, setCopyFor] = useState<CopyFor>('patient');
  const [on, setOn] = useState(today);
  const [to, setTo] = useState(() => knownTo(way.id, view));
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const [tried, setTried] = useState(false);
  const { busy, problem, submit } = useSubmit();
  const objection = copyFor === 'patient' ? against(way.id, view) : undefined;
  const rests = objection !== undefined && !asked;
  const readers = rights.filter(({ allowed }) => allowed);

  useEffect(() => {
    const record = document.getElementById(SEND);
    record?.focus({ preventScroll: true });
    // From its title on, which says what is about to be recorded.
    record?.closest('form')?.scrollIntoView({ block: 'nearest' });
  }, []);

  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy) return;
    if (rests) {
      document.getElementById('delivery-asked')?.focus();
      return;
    }
    const next = await submit(() =>
      call(commands.deliverReport(view.case, view.id, { copy_for: copyFor, how: way.id, on, to, note })),
    );
    if (next) onDelivered(next, copyFor);
  };

  return (
    <form className="delivery-form" aria-label={way.words} noValidate onSubmit={(event) => void send(event)}>
      <h3 className="delivery-form__title">{way.words}</h3>
      <p className="delivery-form__hint">{way.hint}</p>
      <Problems form={FORM} problem={problem} />
      {objection !== undefined && (
        <div className="delivery-form__against">
          <p>
            <span aria-hidden="true">▲ </span>
            {objection} Ask them before anything is sent.
          </p>
          <Checkbox
            id="delivery-asked"
            label="I have asked them, and this way is all right"
            checked={asked}
            onChange={setAsked}
            error={tried && rests ? 'Ask them first, or choose another way' : undefined}
          />
        </div>
      )}
      {way.id === 'posted' && copyFor === 'patient' && <CoverSheet view={view} rests={rests} onView={onView} />}
      {rights
        .filter(({ allowed }) => !allowed)
        .map(({ for: who, words, why }) => (
          <p key={who} className="delivery-form__hint">
            Not for {words}: {why}
          </p>
        ))}
      {readers.length > 1 && (
        <Radios
          id={fieldId(FORM, 'copy_for')}
          label="The copy for"
          inline
          options={readers.map(({ for: who, words }) => ({ value: who, label: words }))}
          value={copyFor}
          error={fieldProblem(problem, 'copy_for')}
          onChange={(who) => {
            setCopyFor(who);
            setTo(who === 'patient' ? knownTo(way.id, view) : '');
          }}
        />
      )}
      <div className="desk-fields">
        <DayField
          id={fieldId(FORM, 'on')}
          label="On"
          today={today}
          toward="past"
          value={on}
          error={fieldProblem(problem, 'on')}
          onChange={setOn}
        />
        <TextField
          id={fieldId(FORM, 'to')}
          label="To"
          hint="Address, mailbox, number or person"
          value={to}
          error={fieldProblem(problem, 'to')}
          onChange={setTo}
        />
      </div>
      <TextField
        id={fieldId(FORM, 'note')}
        label="Note"
        value={note}
        error={fieldProblem(problem, 'note')}
        onChange={setNote}
      />
      <div className="desk-buttons">
        <Button id={SEND} type="submit" kind="main" disabled={busy}>
          Record
        </Button>
        <Button kind="link" onClick={onCancel}>
          Not this way
        </Button>
      </div>
    </form>
  );
};
