import type { ReactNode } from 'react';
import { ReportIssuedScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import { Panel } from '../../components/Panel';
import sampleUrl from '../../components/PdfPreview/sample.pdf?url';
import type { ConsentView, IssuedReport } from '../../ipc';
import { caseView, consents, content, issuedReport } from '../../ipc/kevinPryce';
import type { CommandFixtures } from '../../ipc/mock';
import { CopyDialog } from './CopyDialog';
import { DeliveryFields } from './DeliveryFields';

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

const printers = [
  { name: 'Clinic-2', place: 'room 4, Hedge End' },
  { name: 'Front-desk', place: '' },
];

const nothing = () => undefined;
const given = () => Promise.resolve();

const AtThisPractice = ({ children }: { children: ReactNode }) => (
  <Desk at={{ kind: 'reportIssued', case: 'c-kevin', report: 'r-kevin' }} commands={{}}>
    <h1>Issued report</h1>
    {children}
  </Desk>
);

export const atThisPractice: IssuedReport = { ...issuedReport, printers, employer_is_this_practice: true };

const byPost = content.deliveries.find(({ id }) => id === 'posted');

export const fixtures: Fixtures = {
  issued: <IssuedAtDesk />,
  'with the patient': (
    <IssuedAtDesk
      view={{
        ...issuedReport,
        with_patient: true,
        deliveries: ['Printed here on 7 Sep 2026, to the patient'],
        read_back: 'Read back and agreed; changed at their wish: starts at 09:00',
      }}
    />
  ),
  'its contact was struck': <IssuedAtDesk view={{ ...issuedReport, basis_struck: true }} />,
  'document not here': <IssuedAtDesk more={missing} />,
  'they work at this practice': <IssuedAtDesk view={atThisPractice} />,
  'who stands at the printer': (
    <AtThisPractice>
      <CopyDialog
        way="print"
        view={atThisPractice}
        consents={consents}
        onGive={given}
        onSaveInstead={nothing}
        onCancel={nothing}
      />
    </AtThisPractice>
  ),
  'by post, not known to be safe': (
    <AtThisPractice>
      {byPost && (
        <Panel title="Give it to the patient">
          <DeliveryFields
          way={byPost}
          view={{ ...issuedReport, printers, reach: { ...issuedReport.reach, post: false } }}
          consents={consents}
          onDelivered={nothing}
          onView={nothing}
          onCancel={nothing}
        />
        </Panel>
      )}
    </AtThisPractice>
  ),
};
