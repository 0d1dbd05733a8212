import { ReportScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import sampleUrl from '../../components/PdfPreview/sample.pdf?url';
import type { PreviousReport, ReportForm } from '../../ipc';
import {
  banner,
  content,
  emptyReport,
  fullReport,
  issuedReport,
  nights,
  nightsState,
  previousReport,
  reportScreen,
  reportStateOf,
} from '../../ipc/kevinPryce';
import type { CommandFixtures } from '../../ipc/mock';
import { Builder } from './phased';
import { ReadBack } from './ReadBack';

const samplePdf = async () => (await fetch(sampleUrl)).arrayBuffer();

const previewed = ({ form }: Record<string, unknown>) => {
  const { findings } = reportStateOf(form as ReportForm);
  if (findings.some(({ severity }) => severity === 'block')) {
    throw Object.assign({ code: 'missing', message: 'Before you can issue', fields: [] });
  }
  return samplePdf();
};

export const reportCommands = (
  form: ReportForm,
  more: CommandFixtures = {},
  previous: PreviousReport | null = null,
): CommandFixtures => ({
  report_draft: () => reportScreen(form, previous),
  save_report: ({ form: saved }) => reportStateOf(saved as ReportForm),
  preview_report: previewed,
  issue_report: () => issuedReport,
  discard_draft: () => null,
  ...more,
});

export type ReportAtDeskProps = { form: ReportForm; more?: CommandFixtures; previous?: PreviousReport };

export const ReportAtDesk = ({ form, more, previous }: ReportAtDeskProps) => (
  <Desk at={{ kind: 'report', draft: 'd-report' }} commands={reportCommands(form, more, previous)}>
    <ReportScreen draft="d-report" />
  </Desk>
);

export const wholePage = true;

const nothing = () => undefined;

const withNights = { ...fullReport, phased: nights };
const said = nightsState(withNights);

const WORDS = 'Tired since the sertraline; his depression lifts by noon.';
const telling = { ...fullReport, comments: WORDS };
const place = (word: string, names: string) => {
  const start = WORDS.indexOf(word);
  return { field: 'comments', names, start, end: start + word.length };
};
const told = {
  ...reportStateOf(telling),
  named: [place('sertraline', 'medicine'), place('depression', 'illness')],
  findings: [
    {
      severity: 'warn',
      field: 'comments',
      code: 'names_health_0a0b0c0d',
      message: '2 words here name an illness, a medicine or a score. An employer will read them. Is that meant and agreed?',
      answered: false,
    },
  ],
};

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
  'a report before': <ReportAtDesk form={emptyReport} previous={previousReport} />,
  'beside the report before': <ReportAtDesk form={fullReport} previous={previousReport} />,
  'agreed, and changed at their wish': (
    <ReportAtDesk form={{ ...fullReport, read_back: true, changed: 'starts at 09:00, not 08:00' }} />
  ),
  'a schedule': (
    <ReportAtDesk form={withNights} more={{ report_draft: () => ({ ...reportScreen(withNights, null), state: said }), save_report: () => said }} />
  ),
  'words that name health': <ReportAtDesk form={telling} more={{ report_draft: () => ({ ...reportScreen(telling, null), state: told }), save_report: () => told }} />,
  'phased return': (
    <Desk at={{ kind: 'report', draft: 'd-report' }} commands={{}}>
      <h1>Report</h1>
      <Builder
        patient={banner}
        form={nights}
        said={said.phased}
        from="2026-09-07"
        today="2026-09-07"
        words={content.phased}
        findings={said.findings}
        hints={[]}
        onChange={nothing}
        onMeant={nothing}
        onClose={nothing}
      />
    </Desk>
  ),
  'read back': (
    <Desk at={{ kind: 'report', draft: 'd-report' }} commands={{}}>
      <h1>Report</h1>
      <ReadBack form={fullReport} options={content.options} onAgree={nothing} onChange={nothing} onBack={nothing} />
    </Desk>
  ),
};
