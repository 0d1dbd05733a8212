import { PaperScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import sampleUrl from '../../components/PdfPreview/sample.pdf?url';
import type { PaperForm, PaperScreen as Screen, PaperState } from '../../ipc';
import { slotsIn } from '../../components/Wording';
import { caseView } from '../../ipc/kevinPryce';
import type { CommandFixtures } from '../../ipc/mock';
import { textsOf } from './gaps';

const part = { id: '', left_out: false, text: '', fields: [], head: [], rows: [] };

/** A letter to the GP with a gap in a sentence and one among the facts, and a part that is only offered. */
export const letter: PaperForm = {
  case: 'c-kevin',
  kind: 'gp_letter',
  template: 'gp-letter',
  edition: '2026-11',
  copy_for: 'gp',
  title: 'Health and work: letter to the GP practice',
  to: 'Millbrook Demo Surgery',
  greeting: 'Dear Doctor',
  blocks: [
    { ...part, id: 'return_heading', kind: 'heading', text: 'Return to work' },
    {
      ...part,
      id: 'may_be_fit',
      kind: 'text',
      text: 'My advice is that Kevin Pryce may be fit for work with changes, from {first day of the report} to 4 October 2026.',
    },
    {
      ...part,
      id: 'work_now',
      kind: 'fields',
      fields: [
        { label: 'Job', text: 'Warehouse picker' },
        { label: 'Last fit note', text: '{the last fit note}' },
      ],
    },
    {
      ...part,
      id: 'changes',
      kind: 'table',
      head: ['Difficulty', 'Recommendation'],
      rows: [['Lifting from the floor', 'Up to 5 kg at waist height']],
    },
    { ...part, id: 'plan', kind: 'list', text: 'Walk for 20 minutes: every day' },
    { ...part, id: 'please_issue', kind: 'text', left_out: true, text: 'Please could the practice issue a Med3.' },
  ],
  fills: [],
  closing: 'Yours sincerely',
  copies_to: '',
  answered: [],
  position: '',
};

export const appointment: PaperForm = {
  ...letter,
  kind: 'appointment_letter',
  template: 'appointment-letter',
  copy_for: 'patient',
  title: 'Your appointment',
  to: 'Kevin Pryce\n12 Invented Row',
  blocks: [{ ...part, id: 'made', kind: 'text', text: 'We have made an appointment for you.' }],
  fills: [
    { slot: 'appointment_day', value: '' },
    { slot: 'appointment_time', value: '' },
  ],
};

/** What the record says of a form: its gaps, and what is not answered. */
export const stateOf = (form: PaperForm): PaperState => {
  const gaps = textsOf(form).flatMap(({ id, text }) =>
    slotsIn(text).map(({ name }) => ({
      severity: 'block',
      field: id.replace(/\.(\d+)/g, '[$1]'),
      code: 'gap',
      message: `Fill in ${name}, or take it out`,
      answered: false,
    })),
  );
  const asked = form.fills.flatMap(({ value }, at) =>
    value === ''
      ? [{ severity: 'block', field: `fills[${at}]`, code: 'gap', message: 'Fill it in', answered: false }]
      : [],
  );
  const post = {
    severity: 'warn',
    field: 'to',
    code: 'no_post',
    message: 'They have not said that post is safe: others may open or see it. Hand it over, or ask them first.',
    answered: form.answered.some(({ code }) => code === 'no_post'),
  };
  return {
    saved_at: '11:02:30',
    findings: [...asked, ...gaps, ...(form.kind === 'appointment_letter' ? [post] : [])],
    named: [],
    gaps: gaps.length + asked.length,
    text: form.title,
  };
};

const screenOf = (form: PaperForm): Screen => ({
  id: 'd-paper',
  name: form.kind === 'gp_letter' ? 'Letter to the GP' : 'Appointment letter',
  reader_words: form.copy_for === 'gp' ? 'the GP' : 'the patient',
  form,
  case: caseView,
  asked: form.fills.map(({ slot }) =>
    slot === 'appointment_day'
      ? { slot, words: 'day of the appointment', answer: 'day' }
      : { slot, words: 'time of the appointment', answer: 'time' },
  ),
  practitioner: 'Sam Okafor, Occupational therapist, OT12345',
  before_sending: form.kind === 'gp_letter' ? '' : 'Before anything is sent: is the address safe for them?',
  state: stateOf(form),
});

export type PaperAtDeskProps = { form: PaperForm; more?: CommandFixtures };

export const PaperAtDesk = ({ form, more = {} }: PaperAtDeskProps) => (
  <Desk
    at={{ kind: 'paper', draft: 'd-paper' }}
    commands={{
      paper_draft: () => screenOf(form),
      save_paper: ({ form: saved }) => stateOf(saved as PaperForm),
      preview_paper: async () => (await fetch(sampleUrl)).arrayBuffer(),
      discard_draft: () => null,
      ...more,
    }}
  >
    <PaperScreen draft="d-paper" />
  </Desk>
);

export const wholePage = true;

export const fixtures: Fixtures = {
  'letter with gaps': <PaperAtDesk form={letter} />,
  'appointment to fill in': <PaperAtDesk form={appointment} />,
};
