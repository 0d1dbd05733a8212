/** What the Rust side would say on a Monday in September, to invented people: data for `playCommands`. */
import type { About, SessionView, Status } from './bindings';
import type { CommandFixtures } from './mock';

export const about: About = { version: '0.1.0', demonstration: false };

export const session: SessionView = {
  service_name: 'Solent Vocational Clinic',
  site: 'hedge-end',
  sites: [
    { id: 'hedge-end', name: 'Hedge End', ods: 'A81001' },
    { id: 'totton', name: 'Totton', ods: 'A81002' },
  ],
  user: {
    id: 'sam',
    name: 'Sam Okafor',
    profession: 'occupational_therapist',
    profession_words: 'Occupational therapist',
    registration: 'OT00000',
    contact: '01632 960001',
    administrator: true,
  },
  users: [],
  drafts: [],
  favourite_wordings: [],
};

export const openStatus: Status = {
  state: 'open',
  demonstration: false,
  version: '0.1.0',
  today: '2026-09-07',
  sign_in_names: [],
  session,
};

export const lockedStatus: Status = {
  ...openStatus,
  state: 'locked',
  sign_in_names: ['Priya Nair', 'Sam Okafor'],
  session: null,
};

export const emptyStatus: Status = { ...openStatus, state: 'empty', session: null };

/** Every command a screen under check may call, by its Rust name; add to it with each screen. */
export const commandFixtures: CommandFixtures = {
  about: () => about,
  status: () => openStatus,
  unlock: () => openStatus,
  lock: () => lockedStatus,
};
