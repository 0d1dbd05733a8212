/**
 * A small clinic that remembers, for tests, the browser checks and the review page only: what is registered,
 * opened and recorded is there afterwards, and refusals come as the real ones do. Invented people only.
 */
import type {
  CaseForm,
  CaseLine,
  CaseView,
  ConsentForm,
  FieldProblem,
  PatientForm,
  PatientView,
  PersonFound,
  Problem,
  Progress,
  SetUpForm,
  Status,
} from './bindings';
import { about, session } from './fixtures';
import { caseView as kevin, content, contactScreen, freshDraft, reportScreen, emptyReport } from './kevinPryce';
import type { CommandFixtures } from './mock';
import { careCommands, careIn, careWorklist } from './playedCare';
import { freshConsent, outsideCommands } from './playedOutside';

export const TODAY = '2026-09-07';
export const PASSPHRASE = 'four words not together';
const DEMONSTRATION = 'try stepwell today';

const input = (fields: FieldProblem[]): Problem => ({
  code: 'input',
  message: 'There is a problem with what was entered',
  fields,
});

/** What is thrown is what the command would return as its error. */
// eslint-disable-next-line @typescript-eslint/only-throw-error -- the bridge rejects with plain data
const refuse = (fields: FieldProblem[]): never => { throw input(fields); };

const required = (fields: [field: string, value: string, message: string][]): FieldProblem[] =>
  fields.filter(([, value]) => value.trim() === '').map(([field, , message]) => ({ field, message }));

const line = (of: Partial<CaseLine> & Pick<CaseLine, 'case' | 'shown_name'>): CaseLine => ({
  patient: `p-${of.case}`,
  step: '',
  work: 'off_sick',
  off_sick_since: null,
  off_days: null,
  employer: '',
  next_on: null,
  next_what: '',
  overdue: false,
  last_contact_on: null,
  report_to: null,
  open: true,
  differs: false,
  mine: true,
  risk: false,
  ...of,
});

export const LINES: readonly CaseLine[] = [
  line({
    case: 'c-coyle', shown_name: 'COYLE, Darren', step: 'step_2', off_days: 31, employer: 'Redbridge Roofing',
    next_on: '2026-09-10', next_what: 'Report ends', report_to: '2026-09-10', last_contact_on: '2026-08-20',
  }),
  line({
    case: 'c-li', shown_name: 'LI, Grace', step: 'step_1', work: 'struggling', employer: 'Totton High School',
    next_on: '2026-09-07', next_what: 'Review', overdue: true, last_contact_on: '2026-08-24',
  }),
  line({
    case: 'c-kevin', patient: 'kevin', shown_name: 'PRYCE, Kevin (Kev)', step: 'step_1', off_days: 22,
    employer: 'Brightstore', next_on: '2026-09-07', next_what: 'Step 2, face to face', last_contact_on: '2026-09-01',
  }),
  line({
    case: 'c-pugh', shown_name: 'PUGH, Bronwen', step: 'step_3', work: 'phased_return', off_days: 54,
    employer: 'Cwm Care', next_on: '2026-09-11', next_what: 'Manager’s reply', last_contact_on: '2026-08-31',
    report_to: '2026-09-02', differs: true,
  }),
  line({ case: 'c-rahman', shown_name: 'RAHMAN, Nasima', work: 'seeking_work' }),
];

const emptyPatient: PatientForm = {
  given: 'Kevin', family: 'Pryce', preferred: 'Kev', date_of_birth: '1984-02-11', nhs_number: '999 100 0003',
  nhs_number_not_known: '', nhs_number_meant: true, telephone: '01632 960123', safe_number: true, voicemail: false,
  text: true, post: false, address: '', emergency_contact: '', gp_practice: 'Demo Surgery', language: 'English',
  interpreter: '', communication_needs: ['large_print'], sex: '', gender: '', ethnicity: '',
};

const shownName = ({ family, given, preferred }: PatientForm): string =>
  `${family.toUpperCase()}, ${given}${preferred === '' ? '' : ` (${preferred})`}`;

const viewOf = (id: string, form: PatientForm, cases: CaseLine[]): PatientView => ({
  banner: {
    patient: id,
    shown_name: shownName(form),
    date_of_birth: form.date_of_birth,
    age: 2026 - Number(form.date_of_birth.slice(0, 4)),
    nhs_number: form.nhs_number === '' ? `not known: ${form.nhs_number_not_known}` : form.nhs_number,
    alerts: form.interpreter === '' ? [] : [`interpreter: ${form.interpreter}`],
  },
  form,
  cases,
  read_only: false,
  differs: false,
  shown_as: id,
  registrations: [],
  maybe_same: [],
});

const found = (view: PatientView, because = ''): PersonFound => ({
  patient: view.banner.patient,
  shown_name: view.banner.shown_name,
  date_of_birth: view.banner.date_of_birth,
  nhs_number: view.banner.nhs_number,
  cases: view.cases,
  because,
});

const checkPatient = (form: PatientForm): void => {
  const fields = required([
    ['family', form.family, 'Enter the surname'],
    ['given', form.given, 'Enter the first names'],
    ['date_of_birth', form.date_of_birth, 'Enter the date of birth'],
    ['nhs_number', form.nhs_number + form.nhs_number_not_known, 'Enter the NHS number, or why it is not known'],
  ]);
  if (form.nhs_number.startsWith('999') && !form.nhs_number_meant) {
    fields.push({ field: 'nhs_number_meant', message: 'Numbers that begin with 999 are for testing. Say that it is meant' });
  }
  if (fields.length > 0) refuse(fields);
};

export type PlayedClinic = {
  commands: CommandFixtures;
  /** What was asked, by command, for tests that look at what was sent. */
  asked: { command: string; input: Record<string, unknown> }[];
};

/** `care`: somebody waits for everything that the worklist knows. */
export type PlayedOptions = { state?: Status['state']; names?: string[]; lines?: readonly CaseLine[]; care?: boolean };

/** A clinic of its own: nothing is shared between two of them. */
export const playedClinic = (options: PlayedOptions = {}): PlayedClinic => {
  let state: Status['state'] = options.state ?? 'open';
  let demonstration = false;
  let here = { ...session, users: [session.user] };
  const lines = [...(options.lines ?? LINES)];
  const patients = new Map<string, PatientView>();
  const cases = new Map<string, CaseView>();
  const asked: PlayedClinic['asked'] = [];

  const kevinLine = lines.find((one) => one.case === 'c-kevin');
  patients.set('kevin', viewOf('kevin', emptyPatient, kevinLine ? [kevinLine] : []));
  for (const one of lines) {
    cases.set(one.case, {
      ...kevin,
      case: one.case,
      banner: { ...kevin.banner, patient: one.patient, shown_name: one.shown_name },
      step: one.step,
      open: one.open,
    });
  }
  cases.set('c-kevin', { ...kevin, next_on: '2026-09-07' });
  if (options.care === true) careIn(cases);

  const status = (): Status => ({
    state,
    demonstration,
    version: about.version,
    today: TODAY,
    sign_in_names: state === 'open' ? [] : (options.names ?? [session.user.name]),
    session: state === 'open' ? here : null,
  });

  const caseOf = (id: unknown): CaseView => {
    const known = cases.get(String(id));
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the bridge rejects with plain data
    if (!known) throw { code: 'not_found', message: 'There is no such case in this record', fields: [] };
    return known;
  };
  const keep = (view: CaseView): CaseView => {
    cases.set(view.case, view);
    return view;
  };
  const told = (view: CaseView, kind: string, title: string): CaseView['timeline'] => [
    { kind, on: TODAY, title, lines: [], id: '', by: session.user.name, recorded_at: `${TODAY} 10:42`, clock_wrong: false, gp_record: null },
    ...view.timeline,
  ];

  const commands: CommandFixtures = {
    about: () => about,
    content: () => content,
    status,
    set_up: ({ form }) => {
      const { service_name, sites, user, passphrase, passphrase_again, recovery_holder } = form as SetUpForm;
      const fields = required([
        ['service_name', service_name, 'Enter the name of the service'],
        ...sites.map(({ name }, at): [string, string, string] => [`sites[${at}].name`, name, 'Enter the name of the site']),
        ['user.name', user.name, 'Enter your name'],
        ['user.registration', user.registration, 'Enter your registration number, such as OT12345'],
        ['passphrase', passphrase, 'Enter a passphrase'],
        ['recovery_holder', recovery_holder, 'Enter who keeps the recovery code'],
      ]);
      if (passphrase !== passphrase_again) {
        fields.push({ field: 'passphrase_again', message: 'The two passphrases are not the same' });
      }
      if (fields.length > 0) refuse(fields);
      state = 'open';
      here = { ...here, service_name };
      return { code: 'K7QM4-2XHD9-9B3VT-0CWEE-5RNJP-8A1ZK', holder: recovery_holder };
    },
    unlock: ({ passphrase }) => {
      if (passphrase !== (demonstration ? DEMONSTRATION : PASSPHRASE)) {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- the bridge rejects with plain data
        throw { code: 'wrong_passphrase', message: 'Name or passphrase is wrong', fields: [] };
      }
      state = 'open';
      return status();
    },
    lock: () => {
      state = 'locked';
      return status();
    },
    try_demonstration: ({ progress }) => {
      const { onmessage } = progress as { onmessage: (progress: Progress) => void };
      onmessage({ done: 3, of: 12, what: 'Making case 3: Bronwen Pugh' });
      state = 'open';
      demonstration = true;
      return status();
    },
    leave_demonstration: () => {
      state = 'empty';
      demonstration = false;
      return status();
    },
    choose_site: ({ site }) => {
      here = { ...here, site: String(site) };
      return status();
    },
    add_site: ({ form }) => {
      const { name, ods } = form as { name: string; ods: string };
      if (name === '') refuse([{ field: 'name', message: 'Enter the name of the site' }]);
      here = { ...here, sites: [...here.sites, { id: name, name, ods }] };
      return status();
    },
    add_user: ({ form }) => {
      const { name } = form as { name: string };
      if (name === '') refuse([{ field: 'name', message: 'Enter the name' }]);
      here = { ...here, users: [...here.users, { ...session.user, id: name, name }] };
      return status();
    },
    sign_ins: () => here.users.map((one) => one.id),
    caseload: ({ query }) => {
      const { closed, site } = query as { closed: boolean; site: string };
      return { lines: site === 'totton' ? [] : lines.filter((one) => one.open !== closed), next: null };
    },
    worklist: () => ({
      ...careWorklist([...cases.values()], options.care === true),
      unsigned: here.drafts,
      reviews_due: lines.filter((one) => one.overdue),
      reports_ending: lines.filter((one) => one.report_to !== null),
      differences: [],
      maybe_same: [],
    }),
    find: ({ text }) =>
      [...patients.values()]
        .filter(({ banner }) => banner.shown_name.toLowerCase().includes(String(text).toLowerCase()))
        .map((view) => found(view)),
    duplicates: ({ form }) => {
      const { family, date_of_birth } = form as PatientForm;
      return [...patients.values()]
        .filter(({ form: known }) => known.family === family && known.date_of_birth === date_of_birth)
        .map((view) => found(view, 'same surname and date of birth'));
    },
    register_patient: ({ form }) => {
      checkPatient(form as PatientForm);
      const id = `new-${patients.size}`;
      const view = viewOf(id, form as PatientForm, []);
      patients.set(id, view);
      return view;
    },
    patient: ({ patient }) => patients.get(String(patient)),
    correct_patient: ({ patient, form, reason }) => {
      if (reason === '') refuse([{ field: 'reason', message: 'Enter why it is corrected' }]);
      const view = viewOf(String(patient), form as PatientForm, patients.get(String(patient))?.cases ?? []);
      patients.set(String(patient), view);
      return view;
    },
    open_case: ({ patient, form }) => {
      const typed = form as CaseForm;
      const fields = required([
        ['referral_on', typed.referral_on, 'Enter the day of the referral'],
        ['problem_group', typed.problem_group, 'Choose the main problem'],
        ['work_status', typed.work_status, 'Choose what is happening with work'],
      ]);
      if (fields.length > 0) refuse(fields);
      const banner = patients.get(String(patient))?.banner ?? kevin.banner;
      return keep({
        ...kevin,
        case: `c-new-${cases.size}`,
        banner,
        form: typed,
        step: '',
        step_since: null,
        consents: [],
        timeline: [],
        scores: [],
        notices: [],
        next_on: null,
        next_what: '',
      });
    },
    case: (asked) => caseOf(asked.caseId),
    change_case: (asked) => {
      if (asked.reason === '') refuse([{ field: 'reason', message: 'Enter why it is changed' }]);
      return keep({ ...caseOf(asked.caseId), form: asked.form as CaseForm });
    },
    record_consent: (asked) => {
      const form = asked.form as ConsentForm;
      if (form.decision === '') refuse([{ field: 'decision', message: 'Choose what the person said' }]);
      if (form.interpreter.kind === 'family_or_friend' && form.decision !== 'awaited') {
        refuse([{ field: 'interpreter', message: 'Enter a professional interpreter: family and friends cannot carry a consent' }]);
      }
      const view = caseOf(asked.caseId);
      const words = content.consents.find(({ purpose }) => purpose === form.purpose)?.words ?? '';
      const before = view.consents.map((one) => (one.purpose === form.purpose ? { ...one, holds: false } : one));
      const recorded = { ...form, id: `consent-${before.length}`, purpose_words: words, by: session.user.name, holds: true, ...freshConsent };
      return keep({
        ...view,
        consents: [...before, recorded],
        timeline: told(view, 'consent', `${words}: ${form.decision}`),
      });
    },
    ...careCommands({ today: TODAY, caseOf, keep, told, refuse }),
    ...outsideCommands({ today: TODAY, caseOf, keep, told, refuse }),
    change_step: (asked) => {
      const { to, reason } = asked.form as { to: string; reason: string };
      const fields = required([
        ['to', to, 'Choose the step'],
        ['reason', reason, 'Enter why'],
      ]);
      if (fields.length > 0) refuse(fields);
      const view = caseOf(asked.caseId);
      return keep({ ...view, step: to, step_since: TODAY, timeline: told(view, 'step', `To ${to}`) });
    },
    close_case: (asked) => {
      const { outcome } = asked.form as { outcome: string };
      if (outcome === '') refuse([{ field: 'outcome', message: 'Choose how it ended' }]);
      const view = caseOf(asked.caseId);
      return keep({ ...view, open: false, timeline: told(view, 'closed', 'Closed') });
    },
    reopen_case: (asked) => {
      if (asked.reason === '') refuse([{ field: 'reason', message: 'Enter why' }]);
      const view = caseOf(asked.caseId);
      return keep({ ...view, open: true, timeline: told(view, 'reopened', 'Opened again') });
    },
    start_contact: (asked) => contactScreen({ ...freshDraft, case: String(asked.caseId), step: String(asked.step), mode: String(asked.mode) }),
    contact_draft: () => contactScreen(freshDraft),
    start_report: () => reportScreen(emptyReport),
  };
  const noted = Object.fromEntries(
    Object.entries(commands).map(([command, handler]) => [
      command,
      (sent: Record<string, unknown>) => {
        asked.push({ command, input: sent });
        return handler(sent);
      },
    ]),
  );
  return { commands: noted, asked };
};
