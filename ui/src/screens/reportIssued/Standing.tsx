import type { ReactNode } from 'react';
import { Button } from '../../components/Button';
import { useNavigation } from '../../components/Navigation';
import { longDate } from '../../formatting/dates';
import type { IssuedReport, ReportLink } from '../../ipc';

type LineProps = { sign: string; children: ReactNode };

const Line = ({ sign, children }: LineProps) => (
  <p>
    <span aria-hidden="true">{sign} </span>
    {children}
  </p>
);

/** Over everything else: whether this report still holds, and what stands in its place. */
export const Standing = ({ view }: { view: IssuedReport }) => {
  const { go } = useNavigation();
  const { superseded_by: by, withdrawn, supersedes, supersedes_to_tell: toTell } = view.life;
  const open = ({ report, number }: ReportLink, tell = false) => (
    <Button
      kind="link"
      onClick={() => go({ kind: 'reportIssued', case: view.case, report, ...(tell ? { tell } : {}) })}
    >
      Open {number}
    </Button>
  );
  return (
    <>
      {(by ?? withdrawn) && (
        <div className="issued-standing issued-standing--ended" role="status">
          {by && (
            <Line sign="✕">
              <b>
                Replaced on {longDate(by.issued_on)} by {by.number}.
              </b>{' '}
              This one no longer holds. {open(by)}
            </Line>
          )}
          {withdrawn && (
            <Line sign="✕">
              <b>Withdrawn on {longDate(withdrawn.on)}</b> by {withdrawn.by}: {withdrawn.reason}
              {by ? '' : '. Nothing takes its place.'}
            </Line>
          )}
        </div>
      )}
      {supersedes && (
        <div className="issued-standing">
          <Line sign={toTell > 0 ? '▲' : '↺'}>
            Replaces {supersedes.number} of {longDate(supersedes.issued_on)}.{' '}
            {toTell > 0 && (
              <b>
                {toTell === 1 ? 'One person has' : `${toTell} people have`} a copy of that one and{' '}
                {toTell === 1 ? 'is' : 'are'} still to be told.{' '}
              </b>
            )}
            {open(supersedes, toTell > 0)}
          </Line>
        </div>
      )}
    </>
  );
};
