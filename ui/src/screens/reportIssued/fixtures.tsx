import type { ReactNode } from 'react';
import { ReportIssuedScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import { Panel } from '../../components/Panel';
import sampleUrl from '../../components/PdfPreview/sample.pdf?url';
import type { ConsentView, HolderView, IssuedReport } from '../../ipc';
import { caseView, consents, content, issuedReport } from '../../ipc/kevinPryce';
import type { CommandFixtures } from '../../ipc/mock';
import { CopyDialog } from './CopyDialog';
import { DeliveryFields } from './DeliveryFields';
import { firstChosen, rightsOf } from './readers';
import { TellDialog } from './TellDialog';
import { WithdrawDialog } from './WithdrawDialog';

export type IssuedAtDeskProps = {
  view?: IssuedReport;
  given?: readonly ConsentView[];
  more?: CommandFixtures;
  tell?: boolean;
};

export const IssuedAtDesk = ({ view = issuedReport, given = consents, more = {}, tell }: IssuedAtDeskProps) => (
  <Desk
    at={{ kind: 'reportIssued', case: view.case, report: view.id }}
    commands={{
      report: () => view,
      case: () => ({ ...caseView, consents: given }),
      report_pdf: async () => (await fetch(sampleUrl)).arrayBuffer(),
      ...more,
    }}
  >
    <ReportIssuedScreen case={view.case} report={view.id} tell={tell} />
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

const newer = { report: 'r-new', number: '9K2P-1M7D-QX-4', issued_on: '2026-09-06' };

const employerHolds: HolderView = {
  copy_for: 'employer',
  to: 'J. Hill',
  words: 'the employer (J. Hill)',
  ways: ['Printed on 2 Sep 2026', 'Posted on 2 Sep 2026: 2 Mill Lane'],
  told: [],
  has_new: false,
};

/** Replaced yesterday: the patient was told, the employer was not. */
export const replacedReport: IssuedReport = {
  ...issuedReport,
  with_patient: true,
  line: { ...issuedReport.line, ended: 'Replaced on 6 Sep 2026 by 9K2P-1M7D-QX-4' },
  life: {
    ...issuedReport.life,
    holds: false,
    superseded_by: newer,
    holders: [
      {
        copy_for: 'patient',
        to: '',
        words: 'the patient',
        ways: ['Printed on 1 Sep 2026'],
        told: ['Given the new report on 6 Sep 2026, by Sam Okafor'],
        has_new: true,
      },
      employerHolds,
    ],
    copies: [
      ...issuedReport.life.copies,
      {
        whom: 'the employer (J. Hill)',
        how: 'Printed',
        on: '2026-09-02',
        by: 'Sam Okafor',
        consent: 'consent of 1 Sep 2026, verbal',
        document: '77ab01ce',
        edition: 'Standard',
      },
      {
        whom: 'the employer (J. Hill)',
        how: 'Posted: 2 Mill Lane',
        on: '2026-09-02',
        by: 'Sam Okafor',
        consent: 'consent of 1 Sep 2026, verbal',
        document: '',
        edition: '',
      },
    ],
  },
};

export const withdrawnReport: IssuedReport = {
  ...issuedReport,
  line: { ...issuedReport.line, ended: 'Withdrawn on 6 Sep 2026: The wrong person' },
  life: {
    ...issuedReport.life,
    holds: false,
    withdrawn: { on: '2026-09-06', reason: 'The wrong person', by: 'Sam Okafor' },
  },
};

/** The one that took over, with one holder of the old one still to be told. */
export const replacingReport: IssuedReport = {
  ...issuedReport,
  life: {
    ...issuedReport.life,
    supersedes: { report: 'r-old', number: '7Q4M-2C9X-KD-R', issued_on: '2026-09-01' },
    supersedes_to_tell: 1,
    suggested_edition: 'large_print',
  },
};

export const fixtures: Fixtures = {
  'replaced, the employer to be told': <IssuedAtDesk view={replacedReport} />,
  withdrawn: <IssuedAtDesk view={withdrawnReport} />,
  'replaces another, large print': <IssuedAtDesk view={replacingReport} />,
  'somebody is told': (
    <AtThisPractice>
      <TellDialog view={replacedReport} holder={employerHolds} onView={nothing} onClose={nothing} />
    </AtThisPractice>
  ),
  'it is withdrawn': (
    <AtThisPractice>
      <WithdrawDialog view={issuedReport} onView={nothing} onClose={nothing} />
    </AtThisPractice>
  ),
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
        rights={rightsOf(atThisPractice, consents)}
        chosen={firstChosen(atThisPractice)}
        whom="patient"
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
          rights={rightsOf(issuedReport, consents)}
          onDelivered={nothing}
          onView={nothing}
          onCancel={nothing}
        />
        </Panel>
      )}
    </AtThisPractice>
  ),
};
