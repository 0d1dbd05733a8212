import { DifferencesScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import type { DifferencesView, SaidView } from '../../ipc';
import { banner } from '../../ipc/kevinPryce';
import type { CommandFixtures } from '../../ipc/mock';

const sam: SaidView = {
  event: 'e-sam',
  by: 'Sam Okafor',
  place: 'Hedge End, on Hedge End 1',
  at: '3 Sep 2026, 14:02',
  clock_wrong: false,
};

const priya: SaidView = {
  event: 'e-priya',
  by: 'Priya Nair',
  place: 'Totton, on Totton 1',
  at: '3 Sep 2021, 9:40',
  clock_wrong: true,
};

export const view: DifferencesView = {
  about: { kind: 'case', id: 'c-kevin' },
  banner,
  differences: [
    {
      about: { kind: 'case', id: 'c-kevin' },
      field: 'goal',
      label: 'Goal',
      values: [
        { words: 'drive the van again and not dread Mondays', said: [sam] },
        { words: 'drive the van again, part time', said: [priya] },
      ],
      both: 'drive the van again and not dread Mondays; drive the van again, part time',
    },
    {
      about: { kind: 'patient', id: 'p-kevin' },
      field: 'date_of_birth',
      label: 'Date of birth',
      values: [
        { words: '11 Feb 1984', said: [{ ...sam, event: 'e-born-sam' }] },
        { words: '11 Feb 1948', said: [{ ...priya, event: 'e-born-priya' }] },
      ],
      both: null,
    },
  ],
  overlaps: [
    {
      case: 'c-kevin',
      kind: 'contacts',
      title: 'Contacts for one appointment, 7 Sep 2026',
      entries: [
        { id: 'k-1', title: 'Step 1, telephone, 30 min', words: '10:30 to 11:00\nlifting 20 kg is the worst', said: sam },
        { id: 'k-2', title: 'Step 1, telephone: no answer', words: '10:35', said: { ...priya, clock_wrong: false } },
      ],
    },
  ],
  read_only: false,
};

export const DifferencesAtDesk = ({ more = {} }: { more?: CommandFixtures }) => (
  <Desk at={{ kind: 'differences', about: 'case', id: 'c-kevin' }} commands={{ differences: () => view, ...more }}>
    <DifferencesScreen about="case" id="c-kevin" />
  </Desk>
);

export const wholePage = true;

export const fixtures: Fixtures = {
  'a field': <DifferencesAtDesk />,
  'made twice': <DifferencesAtDesk more={{ differences: () => ({ ...view, differences: [] }) }} />,
  settled: <DifferencesAtDesk more={{ differences: () => ({ ...view, differences: [], overlaps: [] }) }} />,
};
