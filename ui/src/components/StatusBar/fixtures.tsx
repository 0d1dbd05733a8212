import { StatusBar } from '.';
import type { Fixtures } from '../fixture';

const nothing = () => undefined;

export const parked = [
  { id: 'd1', name: 'RAHMAN', count: 2, rest: 'Nasima: Step 1, telephone', onOpen: nothing },
  { id: 'd2', name: 'COYLE', count: 1, rest: 'Darren: Report', onOpen: nothing },
  { id: 'd3', name: 'FEATHERSTONEHAUGH-WOLFESCHLEGEL', count: 1, rest: 'Theo: Step 2, video', onOpen: nothing },
  { id: 'd4', name: 'LI', count: 1, rest: 'Grace: Step 1, telephone', onOpen: nothing },
  { id: 'd5', name: 'PUGH', count: 1, rest: 'Bronwen: Step 3, face to face', onOpen: nothing },
];

export const fixtures: Fixtures = {
  usual: (
    <footer className="frame__status">
      <StatusBar
        parked={parked.slice(0, 1)}
        items={[
          { id: 'sync', text: 'Waiting to sync: 3 since Tue' },
          { id: 'backup', text: 'Backup: 9 days ago', attention: true },
        ]}
      />
    </footer>
  ),
  'many parked': (
    <footer className="frame__status">
      <StatusBar items={[]} parked={parked} onAllParked={nothing} />
    </footer>
  ),
};
