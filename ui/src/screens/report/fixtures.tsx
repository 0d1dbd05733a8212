import { ReportScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import sampleUrl from '../../components/PdfPreview/sample.pdf?url';
import type { ReportForm } from '../../ipc';
import { emptyReport, fullReport, issuedReport, reportScreen, reportStateOf } from '../../ipc/kevinPryce';
import type { CommandFixtures } from '../../ipc/mock';

const samplePdf = async () => (await fetch(sampleUrl)).arrayBuffer();

const previewed = ({ form }: Record<string, unknown>) => {
  const { findings } = reportStateOf(form as ReportForm);
  if (findings.some(({ severity }) => severity === 'block')) {
    throw Object.assign({ code: 'missing', message: 'Before you can issue', fields: [] });
  }
  return samplePdf();
};

export const reportCommands = (form: ReportForm, more: CommandFixtures = {}): CommandFixtures => ({
  report_draft: () => reportScreen(form),
  save_report: ({ form: saved }) => reportStateOf(saved as ReportForm),
  preview_report: previewed,
  issue_report: () => issuedReport,
  discard_draft: () => null,
  ...more,
});

export const ReportAtDesk = ({ form, more }: { form: ReportForm; more?: CommandFixtures }) => (
  <Desk at={{ kind: 'report', draft: 'd-report' }} commands={reportCommands(form, more)}>
    <ReportScreen draft="d-report" />
  </Desk>
);

export const wholePage = true;

export const fixtures: Fixtures = {
  'nothing chosen': <ReportAtDesk form={emptyReport} />,
  'one to answer': <ReportAtDesk form={fullReport} />,
  answered: (
    <ReportAtDesk
      form={{
        ...fullReport,
        answered: [{ code: 'date_outside_period', field: 'rows[1].recommendation' }],
      }}
    />
  ),
};
