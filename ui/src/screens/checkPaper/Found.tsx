import type { RefObject } from 'react';
import { Button } from '../../components/Button';
import { useNavigation } from '../../components/Navigation';
import type { CheckedPaper, PaperInRecord } from '../../ipc';

/** What may be said on the telephone: with no consent neither that the person is known here nor that they are not. */
const InRecord = ({ record }: { record: PaperInRecord }) => {
  const { go } = useNavigation();
  const holds = record.standing === 'holds';
  return (
    <div className={holds ? 'check-paper__record' : 'check-paper__record check-paper__record--mind'}>
      <h3 className="check-paper__title">In this record</h3>
      <p id="check-paper-standing">
        <b>{record.said}</b>
      </p>
      <p id="check-paper-consent">
        {record.may_talk_to_employer
          ? 'The patient agreed that we talk with their employer. Say no more than the report says.'
          : 'No consent to talk with the employer is in force. Neither confirm nor deny that the person is known here: take the caller’s number, and ask the patient.'}
      </p>
      <div className="desk-buttons">
        <Button
          id="check-paper-report"
          onClick={() => go({ kind: 'reportIssued', case: record.case, report: record.report })}
        >
          Open the report
        </Button>
        <Button id="check-paper-case" onClick={() => go({ kind: 'case', case: record.case })}>
          Open the case
        </Button>
      </div>
    </div>
  );
};

type FoundProps = { paper: CheckedPaper; heading: RefObject<HTMLHeadingElement | null> };

/** What a code came to, what the record knows, and the text to compare. */
export const Found = ({ paper, heading }: FoundProps) => (
  <section className="check-paper__found" aria-labelledby="check-paper-found">
    <h2 id="check-paper-found" ref={heading} tabIndex={-1} className="check-paper__heading">
      What was found
    </h2>
    <div
      role="status"
      data-verdict={paper.verdict}
      className={
        paper.verdict === 'matches' ? 'check-paper__said' : 'check-paper__said check-paper__said--mind'
      }
    >
      <p id="check-paper-said">
        <b>{paper.said}</b>
      </p>
      {paper.advice !== '' && <p>{paper.advice}</p>}
    </div>
    {paper.record && <InRecord record={paper.record} />}
    {paper.verdict === 'matches' && paper.record === null && (
      <p id="check-paper-not-here">
        The report is not in the record on this laptop. Ask at the laptop it was issued from what became of it.
      </p>
    )}
    {paper.lines.length > 0 && (
      <>
        <h3 className="check-paper__title">What was issued</h3>
        <p>Compare each line with the paper in your hand.</p>
        <dl className="check-paper__lines" id="check-paper-lines">
          {paper.lines.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      </>
    )}
  </section>
);
