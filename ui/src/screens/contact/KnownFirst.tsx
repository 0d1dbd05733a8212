import { briefDate } from '../../formatting/dates';
import type { CarriedView, CaseView } from '../../ipc';

export type KnownFirstProps = { caseView: CaseView; carried: readonly CarriedView[]; today: string };

/** What has to be known before the first question: a risk, an appointment missed, what was left last time. */
export const KnownFirst = ({ caseView, carried, today }: KnownFirstProps) => {
  const { risk, missed, handed_in, hints } = caseView;
  return (
    <>
      {risk && (
        <div className="known__risk">
          <dt>Risk flag</dt>
          <dd>
            <b>{risk.because}</b>, {briefDate(risk.on, today)}
          </dd>
        </div>
      )}
      {handed_in.length > 0 && (
        <div className="known__risk">
          <dt>Handed in, not read yet</dt>
          {handed_in.map(({ id, name, received_on }) => (
            <dd key={id}>
              {name}, {briefDate(received_on, today)}
            </dd>
          ))}
        </div>
      )}
      {missed && (
        <div className="known__notices">
          <dt>Missed</dt>
          <dd>
            {missed.in_a_row === 1 ? 'The last appointment' : `${missed.in_a_row} appointments in a row`}, the last on{' '}
            {briefDate(missed.last_on, today)}
          </dd>
        </div>
      )}
      {carried.length > 0 && (
        <div>
          <dt>No time for it before</dt>
          {carried.map(({ item, on }) => (
            <dd key={item.id}>
              {item.prompt} ({briefDate(on, today)})
            </dd>
          ))}
        </div>
      )}
      {hints.length > 0 && (
        <div className="known__hints">
          <dt>To consider: information only</dt>
          {hints.map(({ words, reason, unconfirmed }) => (
            <dd key={words}>
              {words}{' '}
              <span className="known__quiet">
                {reason}
                {unconfirmed && ' Wording for a clinician’s review.'}
              </span>
            </dd>
          ))}
        </div>
      )}
    </>
  );
};
