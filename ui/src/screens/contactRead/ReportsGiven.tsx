import { Button } from '../../components/Button';
import { useNavigation } from '../../components/Navigation';
import { longDate } from '../../formatting/dates';
import type { ReportLine } from '../../ipc';

export type ReportsGivenProps = {
  reports: readonly ReportLine[];
  /** The contact is struck, or about to be: whoever has a copy has to be told. */
  struck: boolean;
  /** Without it the reports are only named, as in a dialog that one does not leave. */
  caseId?: string | undefined;
};

/** The reports resting on a contact, and every copy of them that has left. */
export const ReportsGiven = ({ reports, struck, caseId }: ReportsGivenProps) => {
  const { go } = useNavigation();
  if (reports.length === 0) return <p>No report rests on this contact.</p>;
  return (
    <ul className="reports-given">
      {reports.map(({ id, number, issued_on, given, ended }) => (
        <li key={id}>
          {caseId === undefined ? (
            <b>Report {number}</b>
          ) : (
            <Button kind="link" onClick={() => go({ kind: 'reportIssued', case: caseId, report: id })}>
              Report {number}
            </Button>
          )}
          , issued on {longDate(issued_on)}
          {ended !== '' && <b>. {ended}</b>}
          {given.length === 0 ? (
            <p>No copy has left the program.</p>
          ) : (
            <>
              {struck && <p className="reports-given__tell">Whoever has a copy has to be told:</p>}
              <ul>
                {given.map((copy) => (
                  <li key={copy}>{copy}</li>
                ))}
              </ul>
            </>
          )}
        </li>
      ))}
    </ul>
  );
};
