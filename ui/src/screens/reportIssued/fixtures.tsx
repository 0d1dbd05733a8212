import { ReportIssuedScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import sampleUrl from '../../components/PdfPreview/sample.pdf?url';
import type { ConsentView, IssuedReport } from '../../ipc';
import { caseView, consents, issuedReport } from '../../ipc/kevinPryce';
import type { CommandFixtures } from '../../ipc/mock';

export type IssuedAtDeskProps = {
  view?: IssuedReport;
  given?: readonly ConsentView[];
  more?: CommandFixtures;
};

export const IssuedAtDesk = ({ view = issuedReport, given = consents, more = {} }: IssuedAtDeskProps) => (
  <Desk
    at={{ kind: 'reportIssued', case: view.case, report: view.id }}
    commands={{
      report: () => view,
      case: () => ({ ...caseView, consents: given }),
      report_pdf: async () => (await fetch(sampleUrl)).arrayBuffer(),
      ...more,
    }}
  >
    <ReportIssuedScreen case={view.case} report={view.id} />
  </Desk>
);

const missing: CommandFixtures = {
  report_pdf: () => {
    throw Object.assign({
      code: 'document_missing',
      message: 'The document is not on this laptop yet.',
      fields: [],
    });
  },
};

export const wholePage = true;

export const fixtures: Fixtures = {
  issued: <IssuedAtDesk />,
  'its contact was struck': <IssuedAtDesk view={{ ...issuedReport, basis_struck: true }} />,
  'document not here': <IssuedAtDesk more={missing} />,
};
