/**
 * The report is agreed and done; the person is putting on a coat. The therapist needs the paper out of
 * the printer or the file where it belongs, for the right reader, and a record of who got it.
 */
import { Loaded } from '../../components/Loaded';
import { hasNoEmployer } from '../../formatting/work';
import { call, callBytes, commands, toClinicError } from '../../ipc';
import { Issued } from './Issued';

export type ReportIssuedScreenProps = { case: string; report: string };

/** The stored document; what stops it is shown in its place and never replaced by another rendering. */
const documentOf = async (caseId: string, report: string) => {
  try {
    return { bytes: await callBytes('report_pdf', { caseId, report }) };
  } catch (error) {
    return { failure: toClinicError(error).message };
  }
};

const load = async (caseId: string, report: string) => {
  const [view, caseView, document] = await Promise.all([
    call(commands.report(caseId, report)),
    call(commands.case(caseId)),
    documentOf(caseId, report),
  ]);
  return { view, consents: caseView.consents, noEmployer: hasNoEmployer(caseView.form), document };
};

export const ReportIssuedScreen = ({ case: caseId, report }: ReportIssuedScreenProps) => (
  <Loaded id={`${caseId} ${report}`} title="Issued report" load={() => load(caseId, report)}>
    {({ view, document, ...rights }) => (
      <Issued key={report} first={view} {...rights} document={document} />
    )}
  </Loaded>
);
