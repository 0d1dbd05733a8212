import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import type { SyncStatus } from '../../ipc';
import type { CommandFixtures } from '../../ipc/mock';
import { SyncScreen } from '.';

export const wholePage = true;

/** A Friday on which the network was away since Tuesday. */
export const waiting: SyncStatus = {
  kind: 'waiting',
  line: 'Waiting to sync: 3 since Tue',
  attention: false,
  place: 'the folder \\\\solent\\share\\clinic',
  waiting: '3 entries of this laptop have waited to be sent since Tue 16:12.',
  last: 'The last exchange went through Tue 16:10.',
  next: 'It is tried again by itself in about 4 minutes.',
  large: '',
  documents: '2 papers of other laptops are not fetched yet; they come by themselves, or when one is opened.',
  troubles: [
    {
      what: 'The shared place cannot be reached.',
      todo: 'Work on: it is tried again by itself. If it goes on while the network works, ask IT support.',
      refill: false,
    },
  ],
  laptops: [
    {
      id: 'totton',
      name: 'Totton 1, Priya Nair’s',
      sentence: 'all had up to Tue 16:10; nothing for 3 days',
      attention: false,
    },
    {
      id: 'hythe',
      name: 'Hythe 1, Tom Jones’',
      sentence: 'all had up to Mon 09:10; its clock is 5 years ahead of this one: set one of them right; no entry is lost or put out of order by it',
      attention: true,
    },
  ],
  set_aside: [],
  left_out: [],
  running: null,
};

export const upToDate: SyncStatus = {
  ...waiting,
  kind: 'up_to_date',
  line: 'Up to date: today 09:30',
  waiting: 'Nothing waits here: all that was recorded on this laptop is in the shared place.',
  last: 'The last exchange went through today 09:30.',
  next: 'The next one begins by itself in about 4 minutes, or soon after something is saved.',
  documents: '',
  troubles: [],
  laptops: waiting.laptops.slice(0, 1),
};

export const emptied: SyncStatus = {
  ...waiting,
  kind: 'trouble',
  line: 'Sync needs a look · Waiting to sync: 3 since Tue',
  attention: true,
  troubles: [
    {
      what: 'The shared place is empty, and it was not before. Nothing more is written there until somebody has looked.',
      todo: 'Make sure that this is the right place and find out who emptied it. If it is right, an administrator can fill it again from this laptop.',
      refill: true,
    },
  ],
  set_aside: [
    {
      what: 'Entries 12 to 40 of Totton 1, Priya Nair’s',
      reason: 'It was cut short or altered on its way.',
      todo: 'It is taken in as soon as the whole of it is there.',
      since: 'since Tue 16:10',
    },
  ],
  left_out: [
    '4 entries written on a laptop after it was removed from the service are kept and not counted, until somebody who may add people and sites accepts them.',
  ],
};

export const pulling: SyncStatus = {
  ...waiting,
  line: 'Syncing: 1,200 of 12,400',
  troubles: [],
  running: { what: 'Reading what the others wrote: entries', done: 1200, of: 12400, stopping: false },
};

export const notSetUp: SyncStatus = {
  ...upToDate,
  kind: 'not_set_up',
  line: 'No shared place is set up',
  place: '',
  waiting: 'Everything is kept on this laptop alone.',
  last: 'No shared place is set up on this laptop.',
  next: '',
  laptops: [],
};

export const SyncAtDesk = ({ status, more = {} }: { status: SyncStatus; more?: CommandFixtures }) => (
  <Desk at={{ kind: 'sync' }} commands={{ sync_status: () => status, sync_now: () => status, ...more }}>
    <SyncScreen />
  </Desk>
);

export const fixtures: Fixtures = {
  'up to date': <SyncAtDesk status={upToDate} />,
  'the network is away': <SyncAtDesk status={waiting} />,
  'the place was emptied': <SyncAtDesk status={emptied} />,
  'a long pull': <SyncAtDesk status={pulling} />,
  'not set up': <SyncAtDesk status={notSetUp} />,
};
