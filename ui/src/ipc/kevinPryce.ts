/**
 * Kevin Pryce, invented, between his telephone contact on 1 September and the report of 7 September 2026:
 * what the record would say of him, for tests, checks and the review page only.
 */
import type {
  AgendaView,
  Banner,
  CaseForm,
  CaseView,
  ConsentView,
  ContactDraft,
  ContactScreen,
  ContactView,
  Content,
  DraftState,
  FieldProblem,
  InstrumentView,
  IssuedReport,
  ItemView,
  PhasedForm,
  PreviousReport,
  Reach,
  ReportForm,
  ReportLife,
  ReportLine,
  ReportScreen,
  ReportState,
  ScoreNow,
  FitNoteForm,
  FitNotesView,
} from './bindings';
import clinical from './clinicalContent.json';
import lists from './clinicalLists.json';

const {
  agendas,
  instruments,
  work_statuses,
}: {
  agendas: AgendaView[];
  instruments: InstrumentView[];
  work_statuses: Content['work_statuses'];
} = clinical;

export const content: Content = {
  agendas,
  instruments,
  work_statuses,
  ...lists,
  editions: [
    { id: 'health-and-work-2019', words: 'AHP Health and Work Report' },
    { id: 'advisory-fitness-2013', words: 'AHP Advisory Fitness for Work Report' },
  ],
  options: [
    { id: 'phased_return', words: 'a phased return to work' },
    { id: 'amended_duties', words: 'amended duties' },
    { id: 'altered_hours', words: 'altered hours' },
    { id: 'workplace_assessment', words: 'a workplace assessment' },
  ],
};

export const banner: Banner = {
  patient: 'kevin',
  shown_name: 'PRYCE, Kevin (Kev)',
  date_of_birth: '1984-02-11',
  age: 42,
  nhs_number: '999 100 0003',
  alerts: ['large print'],
};

const consent = (id: string, purpose: string, words: string, more: Partial<ConsentView> = {}): ConsentView => ({
  id,
  purpose,
  purpose_words: words,
  decision: 'given',
  on: '2026-09-01',
  how: 'verbal',
  named: '',
  channel: '',
  scope: '',
  may_name_diagnosis: false,
  by: 'Sam Okafor',
  holds: true,
  at: '10:31',
  wording_edition: '2026-11',
  wording: '',
  interpreter: '',
  recorded_at: '1 Sep 2026, 10:33',
  already: [],
  ...more,
});

export const consents: ConsentView[] = [
  consent('k-treatment', 'treatment', 'Being seen here'),
  consent('k-gp', 'gp_copy', 'Copy to the GP'),
  consent('k-employer', 'employer_copy', 'Copy to the employer', {
    named: 'J. Hill',
    already: ['Report 7Q4M-X2K9-H3V, printed on 20 Aug 2026, to J. Hill'],
  }),
  consent('k-talk', 'employer_talk', 'Talk with the employer', {
    named: 'J. Hill, shift manager',
    scope: 'what he can lift and for how long he can stand',
  }),
];

const fitNote: FitNoteForm = {
  from: '2026-08-17',
  to: '2026-09-13',
  advice: 'not_fit',
  issued_by: 'Dr Shah',
  issued_on: '2026-08-24',
  profession: 'GP',
  made: 'by_others',
  options: [],
  comments: '',
  duplicate: false,
  reassess: '',
};

const fitNotes: FitNotesView = {
  notes: [
    {
      place: 0,
      form: fitNote,
      title: 'Not fit for work, 17 Aug 2026 to 13 Sep 2026',
      lines: ['Issued by Dr Shah, GP, 24 Aug 2026'],
    },
  ],
  looks: [],
  covered_to: '2026-09-13',
  due_on: '2026-09-06',
  short_until: '2027-02-17',
  comments: 'Functional effects: Lifting from the floor; A full shift.\nAdvice: Lift up to 5 kg at waist height.',
  comments_from: 'Step 2, face to face, 60 min',
};

const form: CaseForm = {
  site: 'hedge-end',
  referral_on: '2026-08-28',
  referral_source: 'gp',
  referral_reason: 'fit_note_request',
  referral_note: '',
  problem_group: 'musculoskeletal',
  problem_detail: 'Low back pain for four weeks, no red flags',
  eligibility: [],
  override_reason: '',
  work_status: 'off_sick',
  off_sick_since: '2026-08-17',
  job_title: 'Warehouse picker',
  employer: 'Brightstore',
  manager: 'J. Hill',
  employer_notes: '600 staff, has occupational health',
  hours: '40 h',
  shift_pattern: 'days from 06:00',
  safety_critical: ['machinery'],
  fit_notes: [fitNote],
  goal: 'drive the van again and not dread Mondays',
  employer_is_this_practice: false,
};

export const reach: Reach = {
  telephone: '01632 960123',
  safe_number: true,
  voicemail: true,
  text: true,
  post: true,
  address: '14 Tollbar Road, Hedge End',
  emergency_contact: 'Megan Pryce (wife), 01632 960124',
  gp_practice: 'Hedge End Surgery',
  language: 'English',
  interpreter: '',
  communication_needs: ['large print'],
};

export const caseView: CaseView = {
  case: 'c-kevin',
  banner,
  form,
  opened_on: '2026-08-28',
  open: true,
  step: 'step_1',
  step_since: '2026-09-01',
  off_days: 22,
  next_on: '2026-09-07',
  next_what: 'Step 2, face to face',
  missed_in_a_row: 0,
  consents,
  timeline: [
    {
      kind: 'contact',
      on: '2026-09-01',
      title: 'Step 1, telephone, 30 min',
      lines: ['Agreed: walk 20 min daily, ring the manager', 'Pain 6 of 10, sits 20 min'],
      id: 't-1',
      by: 'Sam Okafor',
      recorded_at: '2026-09-01 11:04',
      clock_wrong: false,
      gp_record: { put: false, words: 'Not in the GP record yet' },
    },
  ],
  drafts: [],
  other_cases: [],
  scores: [
    {
      instrument: 'work-ability-score',
      name: 'Work Ability Score',
      points: [{ on: '2026-09-01', total: 4, band: 'poor' }],
      higher_is_better: true,
    },
  ],
  read_only: false,
  differences: [],
  maybe_same: [],
  notices: ['Fit note “not fit” runs to 13 September 2026'],
  hints: [],
  missed: null,
  risk: null,
  handed_in: [],
  reach,
  slots: [
    { name: 'job', value: 'Warehouse picker' },
    { name: 'employer', value: 'Brightstore' },
  ],
  fit_notes: fitNotes,
};

export const freshDraft: ContactDraft = {
  id: 'd-kevin-2',
  case: 'c-kevin',
  step: 'step_2',
  step_reason: '',
  decided_by: '',
  mode: 'face_to_face',
  outcome: 'attended',
  on: '2026-09-07',
  start: '10:30',
  end: '',
  indirect_minutes: '',
  with: 'patient',
  note: '',
  answers: [],
  match_rows: [],
  obstacles: [],
  plan: [],
  adjustments: [],
  liaison: { consent: '', spoke_to: '', role: '', disclosed: '', said: '', follow_up_on: '' },
  rehabilitation: [],
  questionnaires: [],
  interpreter: { language: '', name: '', by: '', kind: '' },
  risk: [],
  concerns: [],
  position: '',
  entered_again_from: '',
};

/** A draft nearly ready to sign. */
export const fullDraft: ContactDraft = {
  ...freshDraft,
  end: '11:30',
  indirect_minutes: '10',
  step_reason: 'No change after two weeks, the job is heavy',
  decided_by: 'both',
  note: 'Lifts 20 kg to shelf 3 all morning, worse after the break. Fork-lift on Fridays only.',
  answers: [
    ['identity_in_person', '', ['name', 'date_of_birth']],
    ['present', '', ['alone']],
    ['work_status', '', ['off_sick'], '2026-08-17'],
    ['difficulty', 'Lifting and standing a whole shift', []],
    ['job', 'Picker, Brightstore, 40 h days', []],
    ['safety_critical', 'fork-lift on Fridays', ['machinery']],
    ['treatment', 'Paracetamol only, no drowsiness', []],
    ['red_flags', '', ['none']],
    ['advice', 'Up to 5 kg at waist height, walk 20 min a day', []],
    ['next', 'Review by telephone', [], '2026-10-02'],
  ].map(([item, text, chosen, on = '']) => ({
    item: item as string,
    text: text as string,
    chosen: chosen as string[],
    on: on as string,
    nothing_to_add: false,
    left_because: '',
  })),
  match_rows: [
    {
      demand: 'lifting 20 kg, 60 an hour',
      capacity_now: '5 kg',
      gap: 'partial',
      recommendation: 'up to 5 kg at waist height, trolley above that',
      goal: '10 kg',
      by: '2026-10-02',
    },
  ],
  obstacles: [
    {
      text: 'fear that lifting harms',
      flag: 'yellow',
      modifiable: 'yes',
      action: 'graded lifting, what pain means',
      owner: 'clinician',
      due: '',
    },
  ],
};

const answered = (item: ItemView, draft: ContactDraft): boolean => {
  const answer = draft.answers.find((one) => one.item === item.id);
  switch (item.answer) {
    case 'match_rows':
    case 'obstacles':
    case 'plan':
    case 'adjustments':
    case 'rehabilitation':
      return draft[item.answer].length > 0;
    case 'liaison':
      return draft.liaison.said !== '';
    case 'interpreter':
      return draft.interpreter.name !== '';
    case 'date':
      return /^\d{4}-/.test(answer?.on ?? '');
    case 'text':
      return answer !== undefined;
    default:
      return (answer?.chosen.length ?? 0) >= Math.max(1, item.at_least) || answer?.nothing_to_add === true;
  }
};

const scored = ({ instrument, answers }: ContactDraft['questionnaires'][number]): ScoreNow => {
  const given = answers.filter((answer) => answer !== null);
  const complete = given.length === answers.length;
  const total = given.reduce((sum, answer) => sum + answer, 0);
  const items = instruments.find(({ id }) => id === instrument)?.items ?? [];
  return {
    instrument,
    answered: given.length,
    items: answers.length,
    total: complete ? total : null,
    band: complete ? 'moderate' : '',
    change: complete ? total - 12 : null,
    last_time: complete ? '12 on 1 Sep 2026' : '',
    risk: items
      .filter(({ risk_from }, at) => risk_from !== null && (answers[at] ?? 0) >= risk_from)
      .map(({ id }) => id),
  };
};

const agendaOf = (draft: ContactDraft): AgendaView | undefined => {
  const said = draft.answers.find(({ item }) => item === 'work_status')?.chosen[0];
  const ofStep = agendas.filter(({ steps }) => steps.includes(draft.step));
  const own = ofStep.find(({ works }) => works.includes(said ?? caseView.form.work_status));
  return own ?? ofStep.find(({ works }) => works.length === 0);
};

/** What the risk prompt still wants, once an answer is at its risk value. */
const riskWanting = (draft: ContactDraft): FieldProblem[] => {
  if (draft.questionnaires.every((one) => scored(one).risk.length === 0)) return [];
  const asked = { ...draft, answers: draft.risk };
  return content.risk.items
    .filter((item) => item.needed && !answered(item, asked))
    .map(({ id, prompt }) => ({ field: `risk.${id}`, message: `${prompt}: to be answered` }));
};

const concernsWanting = (draft: ContactDraft): FieldProblem[] =>
  draft.concerns.flatMap(({ heard, done, told, nobody_because }, at) => [
    ...(heard === '' ? [{ field: `concerns[${at}].heard`, message: 'Concern: what was heard or seen' }] : []),
    ...(done === '' ? [{ field: `concerns[${at}].done`, message: 'Concern: what was done about it' }] : []),
    ...(told === '' && nobody_because === ''
      ? [{ field: `concerns[${at}].told`, message: 'Concern: who was told by voice, or why nobody was' }]
      : []),
  ]);

/** What the record would say of a draft: enough of the rules to walk the screen by. */
export const stateOf = (draft: ContactDraft, saved_at = '10:42:07'): DraftState => {
  const agenda = agendaOf(draft);
  const asked = (agenda?.items ?? []).filter(
    ({ only, only_with, after }) =>
      (only.length === 0 || only.includes(draft.mode)) &&
      (only_with.length === 0 || only_with.includes(draft.with)) &&
      (after === null ||
        draft.answers.some(({ item, chosen }) => item === after.item && chosen.some((id) => after.chosen.includes(id)))),
  );
  const attended = draft.outcome === 'attended';
  const left = (id: string) => (draft.answers.find(({ item }) => item === id)?.left_because ?? '') !== '';
  const missing = asked
    .filter((item) => attended && item.needed && !answered(item, draft) && (item.always || !left(item.id)))
    .map((item) => ({ field: item.id, message: `${item.prompt}: to be answered` }));
  const reason =
    attended && draft.step !== 'step_1' && draft.step_reason === ''
      ? [{ field: 'step_reason', message: 'Why this step: why the case moves to it' }]
      : [];
  return {
    saved_at,
    covered: asked.filter((item) => answered(item, draft)).map(({ id }) => id),
    missing: [...reason, ...missing, ...riskWanting(draft), ...concernsWanting(draft)],
    can_be_left: missing.map(({ field }) => field).filter((id) => !asked.some((item) => item.id === id && item.always)),
    written_later: draft.on < '2026-09-07',
    problems: [],
    scores: draft.questionnaires.map(scored),
  };
};

export const contactScreen = (draft: ContactDraft, more: Partial<ContactScreen> = {}): ContactScreen => ({
  draft,
  agenda: agendaOf(draft) ?? { id: '', edition: '', title: '', steps: [], works: [], items: [] },
  case: caseView,
  state: stateOf(draft, ''),
  carried: [],
  ...more,
});

export const reportLine: ReportLine = {
  id: 'r-kevin',
  number: '7Q4M-X2K9-H3V',
  advice: 'may_be_fit',
  from: '2026-09-07',
  to: '2026-10-04',
  issued_on: '2026-09-07',
  given: ['printed on 7 Sep 2026, for the patient'],
  ended: '',
};

export const contactView: ContactView = {
  case: 'c-kevin',
  banner,
  contact: fullDraft,
  title: 'Step 2, face to face, 7 September 2026',
  sections: [
    {
      title: 'Work',
      lines: [
        { label: 'What is happening with work today?', text: 'Off sick since 17 August 2026' },
        { label: 'Main difficulty', text: 'Lifting and standing a whole shift' },
      ],
    },
    {
      title: 'Note',
      lines: [{ label: '', text: 'Lifts 20 kg to shelf 3 all morning, worse after the break.\nFork-lift on Fridays only.' }],
    },
  ],
  signed_by: 'Sam Okafor, occupational therapist, OT00000',
  signed_at: '7 September 2026, 11:41',
  written_later: '',
  summary:
    'Vocational clinic: Step 2, face to face, 7 Sep 2026\nWork status: off sick since 17 Aug 2026\nMain difficulty: Lifting and standing a whole shift\nNext contact: 2 Oct 2026, review by telephone',
  gp_record: { put: false, words: 'Not in the GP record yet' },
  addenda: [{ text: 'He rang: the manager agrees to a trolley.', by: 'Sam Okafor', at: '8 September 2026, 09:12' }],
  struck: null,
  reports: [reportLine],
};

export const emptyReport: ReportForm = {
  case: 'c-kevin',
  basis: 't-2',
  edition: 'health-and-work-2019',
  advice: '',
  assessed_on: '2026-09-07',
  from: '2026-09-07',
  to: '',
  review: '',
  review_on: '',
  options: [],
  rows: [],
  phased: { usual: [], weeks: [], appointments: [] },
  comments: '',
  answered: [],
  read_back: false,
  changed: '',
  supersedes: '',
  position: '',
};

export const fullReport: ReportForm = {
  ...emptyReport,
  advice: 'may_be_fit',
  to: '2026-10-04',
  review: 'required',
  review_on: '2026-10-02',
  options: ['phased_return', 'amended_duties', 'altered_hours'],
  rows: [
    {
      difficulty: 'lifting from the floor, and over 5 kg',
      recommendation: 'up to 5 kg at waist height, 5 kg more each fortnight as comfort allows; trolley or a second person above that',
    },
    {
      difficulty: 'standing or walking a full shift',
      recommendation: '4 h a day from 14 September, 6 h from 21 September, usual hours from 12 October',
    },
    { difficulty: 'stiff for the first hour', recommendation: 'start at 09:00 instead of 06:00 until 4 October' },
  ],
  comments: 'Occupational health at Brightstore may ring me.',
};

/** Blocks what is empty and questions what ends after the period: enough to walk the screen by. */
export const reportStateOf = (form: ReportForm, saved_at = '11:02:30'): ReportState => {
  const row = form.rows.findIndex(({ recommendation }) => recommendation.includes('12 October'));
  const field = `rows[${row}].recommendation`;
  const findings = [
    ...(form.advice === ''
      ? [{ severity: 'block', field: 'advice', code: 'advice', message: 'Choose one of the two.', answered: false }]
      : []),
    ...(form.to === ''
      ? [{ severity: 'block', field: 'to', code: 'blank', message: 'Say when the period ends.', answered: false }]
      : []),
    ...(row >= 0 && form.to !== ''
      ? [
          {
            severity: 'warn',
            field,
            code: 'date_outside_period',
            message: '12 October is outside the period of the report. Is that meant?',
            answered: form.answered.some((one) => one.code === 'date_outside_period' && one.field === field),
          },
        ]
      : []),
  ];
  const blocked = findings.some(({ severity }) => severity === 'block');
  return {
    saved_at,
    findings,
    named: [],
    period_days: form.to === '2026-10-04' ? 28 : null,
    hints: [],
    phased: null,
    text: blocked ? '' : 'AHP Health and Work Report. Patient’s name Kevin Pryce. I advise that: you may be fit for work.',
  };
};

/** Three nights, begun one by one. */
export const nights: PhasedForm = {
  usual: ['20-08', '20-08', '20-08', '', '', '', ''],
  weeks: [
    { beginning: '2026-09-14', days: ['20-08', '', '', '', '', '', ''] },
    { beginning: '2026-09-21', days: ['20-08', '16-20', '20-08', '', '', '', ''] },
    { beginning: '2026-09-28', days: ['20-08', '20-08', '20-08', '', '', '', ''] },
  ],
  appointments: [{ on: '2026-09-15', from: '9:00', to: '9:45', what: 'physiotherapy' }],
};

/** What the record says of those nights. */
export const nightsState = (form: ReportForm): ReportState => {
  const field = 'phased.weeks[1].days[1]';
  const night = '20:00 to 08:00 next day (12 hours';
  return {
    ...reportStateOf(form),
    phased: {
      usual: { words: `Mon to Wed ${night} each)`, hours: '36 hours' },
      weeks: [
        { words: `Mon ${night})`, hours: '12 hours' },
        { words: `Mon, Wed ${night} each); Tue 16:00 to 20:00 (4 hours)`, hours: '28 hours' },
        { words: `Mon to Wed ${night} each)`, hours: '36 hours' },
      ],
    },
    hints: [
      { severity: 'hint', field: 'rows[0].recommendation', code: 'wording_one_action', message: 'Several actions in one row.', answered: false },
    ],
    findings: [
      {
        severity: 'warn',
        field,
        code: 'phased_short_rest',
        message: 'Less than 11 hours’ rest before this shift: 8 hours (Working Time Regulations 1998, regulation 10).',
        answered: form.answered.some((one) => one.field === field),
      },
    ],
  };
};

export const previousReport: PreviousReport = {
  number: '7Q4M-X2K9-H3V',
  issued_on: '2026-08-20',
  from: '2026-08-20',
  to: '2026-09-06',
  advice: 'not_fit',
  options: ['amended_duties', 'workplace_assessment'],
  rows: [
    { difficulty: 'stiff for the first hour', recommendation: 'start at 09:00 instead of 06:00 until 4 October' },
    { difficulty: 'standing or walking a full shift', recommendation: '2 h a day, sitting every 20 minutes' },
    { difficulty: 'driving to work', recommendation: 'a lift with a colleague' },
  ],
  phased: { usual: [], weeks: [], appointments: [] },
  comments: 'Mrs Hill may ring me.',
  same_case: true,
};

export const reportScreen = (form: ReportForm, previous: PreviousReport | null = null): ReportScreen => ({
  id: 'd-report',
  form,
  case: { ...caseView, step: 'step_2' },
  bases: [
    { contact: 't-2', title: 'Step 2, face to face, 60 min', on: '2026-09-07' },
    { contact: 't-1', title: 'Step 1, telephone, 30 min', on: '2026-09-01' },
  ],
  practitioner: 'Sam Okafor, occupational therapist, OT00000',
  state: reportStateOf(form, ''),
  previous,
  replaces: null,
});

const life: ReportLife = {
  holds: true,
  supersedes: null,
  supersedes_to_tell: 0,
  superseded_by: null,
  withdrawn: null,
  holders: [],
  copies: [
    {
      whom: 'the patient',
      how: 'Printed',
      on: '2026-09-07',
      by: 'Sam Okafor',
      consent: 'their own',
      document: '3fa4b2c1',
      edition: 'Standard',
    },
  ],
  suggested_edition: 'standard',
};

export const issuedReport: IssuedReport = {
  id: 'r-kevin',
  case: 'c-kevin',
  banner,
  line: reportLine,
  basis: 't-2',
  pages: 1,
  text: 'AHP Health and Work Report. Patient’s name Kevin Pryce. You may be fit for work taking account of the advice below.',
  file_name: '2026-09-07_AHP-Health-and-Work-Report_7Q4M-X2K9-H3V.pdf',
  basis_struck: false,
  printers: [],
  deliveries: [],
  with_patient: false,
  read_back: '',
  employer_is_this_practice: false,
  life,
  reach,
  return_to: '',
};
