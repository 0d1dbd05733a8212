import { CaseloadScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import type { ToDoLine, Worklist } from '../../ipc';
import type { CommandFixtures } from '../../ipc/mock';
import { LINES, playedClinic } from '../../ipc/playedClinic';

const NOTHING: Worklist = {
  risk_to_read: [],
  missed: [],
  gp_record: [],
  delivery: [],
  tell_holder: [],
  consents_awaited: [],
  unsigned: [],
  reviews_due: [],
  reports_ending: [],
  differences: [],
  maybe_same: [],
};

const NAMES = ['COYLE, Darren', 'LI, Grace', 'PRYCE, Kevin (Kev)', 'PUGH, Bronwen', 'RAHMAN, Nasima'];

/** `count` lines of one kind of work, a day apart. */
const many = (about: string, count: number, more: Partial<ToDoLine> = {}): ToDoLine[] =>
  Array.from({ length: count }, (_, at) => ({
    case: `c-${about}-${at}`,
    shown_name: NAMES[at % NAMES.length] ?? '',
    what: '',
    since: `2026-09-0${(at % 6) + 1}`,
    about: `${about}-${at}`,
    overdue: true,
    risk: false,
    ...more,
  }));

/** A Monday after a fortnight's holiday. */
export const BUSY: Worklist = {
  risk_to_read: many('paper', 2),
  missed: [...many('missed', 2), ...many('welfare', 1, { risk: true, shown_name: 'WALSH, Terence' })],
  gp_record: many('contact', 9),
  delivery: many('report', 5),
  tell_holder: many('replaced', 1),
  consents_awaited: many('consent', 4),
  unsigned: [
    {
      id: 'd-1',
      kind: 'contact',
      case: 'c-li',
      shown_name: 'LI, Grace',
      what: 'Step 1, telephone',
      updated_at: '2026-09-07 10:42',
    },
  ],
  reviews_due: LINES.filter(({ overdue }) => overdue),
  reports_ending: LINES.filter(({ report_to }) => report_to !== null),
  differences: [{ about: { kind: 'case', id: 'c-li' }, shown_name: 'LI, Grace', what: 'Entries differ' }],
  maybe_same: [
    {
      one: 'p-1',
      one_name: 'PRYCE, Kevin (Kev)',
      other: 'p-2',
      other_name: 'PRYCE, Kevn',
      because: 'Same date of birth and a name alike',
    },
  ],
};

export type CaseloadAtDeskProps = { worklist?: Worklist; more?: CommandFixtures };

export const CaseloadAtDesk = ({ worklist = BUSY, more = {} }: CaseloadAtDeskProps) => (
  <Desk
    at={{ kind: 'caseload' }}
    commands={{
      ...playedClinic({ lines: LINES.map((line) => ({ ...line, risk: line.case === 'c-pugh' })) }).commands,
      worklist: () => worklist,
      ...more,
    }}
  >
    <CaseloadScreen />
  </Desk>
);

export const wholePage = true;

export const fixtures: Fixtures = {
  'much to do': <CaseloadAtDesk />,
  'one of each': (
    <CaseloadAtDesk
      worklist={{
        ...BUSY,
        risk_to_read: many('paper', 1),
        missed: many('welfare', 1, { risk: true }),
        gp_record: many('contact', 1),
        delivery: many('report', 1),
        consents_awaited: many('consent', 1),
      }}
    />
  ),
  'nothing to do': <CaseloadAtDesk worklist={NOTHING} />,
};
