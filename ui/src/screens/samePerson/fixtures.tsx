import { SamePersonScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import type { ComparisonView } from '../../ipc';
import type { CommandFixtures } from '../../ipc/mock';
import { LINES } from '../../ipc/playedClinic';

export const pair: ComparisonView = {
  one: {
    patient: 'p-1',
    shown_name: 'PRYCE, Kevin (Kev)',
    registered: {
      event: 'e-1',
      by: 'Sam Okafor',
      place: 'Hedge End, on Hedge End 1',
      at: '1 Sep 2026, 10:33',
      clock_wrong: false,
    },
    cases: LINES.slice(0, 1),
  },
  other: {
    patient: 'p-2',
    shown_name: 'PRYCE, Kevn',
    registered: {
      event: 'e-2',
      by: 'Priya Nair',
      place: 'Totton, on Totton 1',
      at: '8 Sep 2026, 9:12',
      clock_wrong: false,
    },
    cases: [],
  },
  rows: [
    { label: 'Name', one: 'Kevin Pryce', other: 'Kevn Pryce', differs: true },
    { label: 'Date of birth', one: '11 Feb 1984', other: '11 Feb 1984', differs: false },
    { label: 'NHS number', one: '999 100 0003', other: 'not known: not to hand', differs: true },
  ],
  because: 'Same date of birth and a name alike',
  merged: false,
};

export const PairAtDesk = ({ more = {} }: { more?: CommandFixtures }) => (
  <Desk at={{ kind: 'samePerson', one: 'p-1', other: 'p-2' }} commands={{ compare_people: () => pair, ...more }}>
    <SamePersonScreen one="p-1" other="p-2" />
  </Desk>
);

export const wholePage = true;

export const fixtures: Fixtures = {
  'to be compared': <PairAtDesk />,
  'shown as one': <PairAtDesk more={{ compare_people: () => ({ ...pair, merged: true, because: '' }) }} />,
};
