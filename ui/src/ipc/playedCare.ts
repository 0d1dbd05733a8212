/**
 * The part of the played clinic that is about safety and about what slips: papers handed in, the risk flag, missed
 * appointments, the worklist. For tests, the browser checks and the review page only. Invented people only.
 */
import type {
  CaseView,
  FieldProblem,
  HandInForm,
  MissedView,
  ReadQuestionnaireForm,
  ToDoLine,
  Worklist,
} from './bindings';
import { content } from './kevinPryce';
import type { CommandFixtures } from './mock';

export const WELFARE: MissedView = {
  in_a_row: 2,
  last_on: '2026-09-03',
  welfare_check:
    'There is a risk flag: this is a welfare check. Ring them today. If they cannot be reached, tell the duty GP by voice today and ring the emergency contact if they agreed to that. Do not discharge for not coming.',
  before_sending:
    'Before anything is sent: what do they need to be reached and to understand, and is the number, the voicemail, the address safe for them?',
  stages: [
    {
      what: 'letter',
      words: 'Write, or text where that is safe: we missed you, how to book again, and by which day.',
      due: '2026-09-03',
      overdue: true,
      done: false,
    },
    {
      what: 'discharge',
      words: 'No word by then: discharge to the referrer, and tell them why.',
      due: '2026-09-17',
      overdue: false,
      done: false,
    },
  ],
};

/** Missed without a risk flag: one stage is done, one is due, one is to come. */
export const MISSED_TWICE: MissedView = {
  ...WELFARE,
  welfare_check: '',
  stages: [
    { what: 'call', words: 'Ring the same day, ask what happened, and book again.', due: '2026-09-03', overdue: false, done: true },
    ...WELFARE.stages,
  ],
};

/** Somebody about whom everything is open at once: a paper to read, a risk flag, a missed appointment, a hint. */
export const withCare = (view: CaseView): CaseView => ({
  ...view,
  form: { ...view.form, employer_is_this_practice: true },
  reach: {
    ...view.reach,
    safe_number: false,
    voicemail: false,
    post: false,
    communication_needs: ['large print'],
    language: 'Bengali',
    interpreter: 'Sylheti',
  },
  handed_in: [
    {
      id: 'paper-1',
      instrument: 'phq-9',
      name: 'PHQ-9',
      received_on: '2026-09-05',
      note: 'In the tray of room 4',
      by: 'Jo Reed',
      begun: null,
    },
  ],
  risk: { on: '2026-09-01', because: 'PHQ-9' },
  missed: WELFARE,
  hints: [
    {
      words: 'Consider step 2: what the job asks, what they can do, and a plan with days.',
      reason: 'Off sick since 17 August 2026, 3 weeks.',
      unconfirmed: true,
    },
  ],
  consents: view.consents.map((consent) =>
    consent.purpose === 'employer_talk' ? { ...consent, decision: 'awaited', named: '' } : consent,
  ),
  timeline: [
    {
      kind: 'questionnaire',
      on: '2026-09-05',
      title: 'PHQ-9 handed in',
      lines: ['Nobody has read it yet.'],
      id: 'paper-1',
      by: 'Jo Reed',
      recorded_at: '2026-09-05 09:12',
      clock_wrong: false,
      gp_record: null,
    },
    ...view.timeline,
  ],
});

/** Bronwen Pugh and, with an ordinary missed appointment, Darren Coyle. */
export const careIn = (cases: Map<string, CaseView>): void => {
  const pugh = cases.get('c-pugh');
  if (pugh) cases.set('c-pugh', withCare(pugh));
  const coyle = cases.get('c-coyle');
  if (coyle) cases.set('c-coyle', { ...coyle, missed: MISSED_TWICE });
};

const toDo = (view: CaseView, about: string, since: string, what: string): ToDoLine => ({
  case: view.case,
  shown_name: view.banner.shown_name,
  what,
  since,
  about,
  overdue: true,
  risk: view.risk !== null,
});

/** What the cases make to do; with `care` also a summary that is not in the GP record and a report nobody has yet. */
export const careWorklist = (
  cases: readonly CaseView[],
  care: boolean,
): Pick<Worklist, 'risk_to_read' | 'missed' | 'gp_record' | 'delivery' | 'tell_holder' | 'consents_awaited'> => ({
  risk_to_read: cases.flatMap((view) =>
    view.handed_in.map(({ id, received_on }) => toDo(view, id, received_on, 'Questionnaire to read')),
  ),
  missed: cases.flatMap((view) => (view.missed ? [toDo(view, 'm-1', view.missed.last_on, 'Missed')] : [])),
  gp_record: cases
    .filter((view) => care && view.case === 'c-kevin')
    .flatMap((view) =>
      view.timeline
        .filter(({ gp_record }) => gp_record?.put === false)
        .map(({ id, on }) => toDo(view, id, on, 'Contact')),
    ),
  delivery: cases
    .filter((view) => care && view.case === 'c-li')
    .map((view) => toDo(view, 'r-kevin', '2026-09-02', 'Report issued')),
  tell_holder: [],
  consents_awaited: cases.flatMap((view) =>
    view.consents
      .filter(({ decision, holds }) => decision === 'awaited' && holds)
      .map(({ id, on }) => toDo(view, id, on, 'Consent asked for')),
  ),
});

/** What the clinic lends: its record, and how it refuses. */
export type Clinic = {
  today: string;
  caseOf: (id: unknown) => CaseView;
  keep: (view: CaseView) => CaseView;
  told: (view: CaseView, kind: string, title: string) => CaseView['timeline'];
  refuse: (fields: FieldProblem[]) => never;
};

const needsRisk = ({ answers, risk }: ReadQuestionnaireForm): FieldProblem[] => {
  const instrument = content.instruments.find(({ id }) => id === answers.instrument);
  const raised = answers.answers.some((given, at) => {
    const from = instrument?.items[at]?.risk_from ?? null;
    return given !== null && from !== null && given >= from;
  });
  if (!raised) return [];
  return content.risk.items
    .filter(({ id, needed }) => {
      const answer = risk.find(({ item }) => item === id);
      return needed && (answer === undefined || (answer.chosen.length === 0 && answer.text.trim() === ''));
    })
    .map(({ id, prompt }) => ({ field: `risk.${id}`, message: `${prompt} One of the answers` }));
};

export const careCommands = ({ today, caseOf, keep, told, refuse }: Clinic): CommandFixtures => ({
  hand_in_questionnaire: ({ caseId, form }) => {
    const { instrument, received_on, note } = form as HandInForm;
    const known = content.instruments.find(({ id }) => id === instrument);
    if (!known) return refuse([{ field: 'instrument', message: 'Choose the questionnaire' }]);
    if (received_on > today) refuse([{ field: 'received_on', message: 'Enter a day that is not in the future' }]);
    const view = caseOf(caseId);
    const paper = { id: `paper-${view.timeline.length}`, instrument, name: known.name, received_on, note, by: 'Sam Okafor', begun: null };
    return keep({
      ...view,
      handed_in: [...view.handed_in, paper],
      timeline: told(view, 'questionnaire', `${known.name} handed in`),
    });
  },
  save_questionnaire: ({ caseId, form }) => {
    const begun = form as ReadQuestionnaireForm;
    const view = caseOf(caseId);
    const handed_in = view.handed_in.map((paper) => (paper.id === begun.questionnaire ? { ...paper, begun } : paper));
    keep({ ...view, handed_in });
    return '10:42:07';
  },
  read_questionnaire: ({ caseId, form }) => {
    const read = form as ReadQuestionnaireForm;
    if (read.answers.answers.every((one) => one === null)) {
      refuse([{ field: 'answers', message: 'Enter the answers on the paper' }]);
    }
    const fields = needsRisk(read);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the bridge rejects with plain data
    if (fields.length > 0) throw { code: 'missing', message: 'Before you can sign', fields };
    const view = caseOf(caseId);
    return keep({ ...view, handed_in: view.handed_in.filter(({ id }) => id !== read.questionnaire) });
  },
  questionnaire_in_error: ({ caseId, questionnaire, reason }) => {
    if (reason === '') refuse([{ field: 'reason', message: 'Enter why it was entered in error' }]);
    const view = caseOf(caseId);
    return keep({ ...view, handed_in: view.handed_in.filter(({ id }) => id !== questionnaire) });
  },
  clear_risk: ({ caseId, reason }) => {
    if (reason === '') refuse([{ field: 'reason', message: 'Enter why the flag can come off, and who looked' }]);
    const view = caseOf(caseId);
    return keep({ ...view, risk: null, timeline: told(view, 'risk_cleared', 'Risk flag taken off') });
  },
});
