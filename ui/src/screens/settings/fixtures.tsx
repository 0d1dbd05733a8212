import { useEffect } from 'react';
import { SettingsScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import { NO_PLACE } from '../../components/PlaceFields';
import type { ApprovedView, LaptopLine, LaptopsView, RequestView, SyncSetUpView } from '../../ipc';
import { session } from '../../ipc/fixtures';
import type { CommandFixtures } from '../../ipc/mock';

export const wholePage = true;

const laptop: LaptopLine = {
  id: 'l-sam',
  name: 'Hedge End 1',
  site: 'Hedge End',
  people: 'Sam Okafor',
  this: true,
  last_seen: '',
  version: '0.1.0',
  progress: 'nothing waits here',
  removed: '',
  can_be_removed: false,
};

export const laptops: LaptopsView = {
  laptops: [
    laptop,
    {
      ...laptop,
      id: 'l-jo',
      name: 'Totton, Jo’s',
      site: 'Totton',
      people: 'Jo Hart',
      this: false,
      last_seen: '7 Sep 2026, 10:30',
      progress: 'has 40 of 52 entries recorded here',
      can_be_removed: true,
    },
    {
      ...laptop,
      id: 'l-old',
      name: 'Old one',
      this: false,
      last_seen: '1 Sep 2026, 16:10',
      progress: '',
      removed: 'stolen from the car (Sam Okafor, 2 Sep 2026)',
    },
  ],
  late: [
    {
      log: 'log-old',
      laptop_name: 'Old one',
      count: 3,
      up_to: 44,
      entries: ['contact signed, Priya Nair, 2 Sep 2026, 11:05'],
    },
  ],
  administrator: true,
  set_up: true,
};

export const request: RequestView = {
  id: 'a1',
  request: 'stepwell-join-1:7b226c',
  laptop_name: 'Bitterne 1',
  name: 'Priya Nair',
  profession_words: 'Physiotherapist',
  registration: 'PH00000',
  contact: '01632 960002',
  asked_on: '7 Sep 2026',
  words: ['spare', 'repeat', 'surface', 'beef', 'knee', 'matter', 'typical', 'cigar'],
  likely: '',
  refused: '',
};

export const approved: ApprovedView = {
  laptop_name: 'Bitterne 1',
  service_words: ['lamp', 'river', 'sound', 'apple', 'trust', 'window'],
  answer: 'stepwell-join-answer-1:6167',
  in_place: true,
  trouble: '',
};

export const place: SyncSetUpView = {
  place: 'the folder N:\\Stepwell',
  form: { ...NO_PLACE, folder: 'N:\\Stepwell' },
  administrator: true,
  demonstration: false,
};

export const played: CommandFixtures = {
  sync_set_up: () => place,
  laptops: () => laptops,
  requests: () => ({ requests: [request], trouble: '' }),
  approve: () => approved,
};

export const LaptopsAtDesk = ({ more = {} }: { more?: CommandFixtures }) => (
  <Desk at={{ kind: 'settings', page: 'laptops' }} commands={{ ...played, ...more }}>
    <SettingsScreen page="laptops" onLeaveDemonstration={() => Promise.resolve()} />
  </Desk>
);

const sam = { ...session.user, id: 'sam' };
const priya = { ...sam, id: 'priya', name: 'Priya Nair', registration: 'OT54321', administrator: false };

/** A laptop that joined: it knows two people, and one of them signs in on it. */
export const PeopleAtDesk = ({ more = {}, administrator = true }: { more?: CommandFixtures; administrator?: boolean }) => {
  const user = { ...sam, administrator };
  return (
    <Desk
      at={{ kind: 'settings' }}
      people={{ user, users: [user, priya] }}
      commands={{ sign_ins: () => ['sam'], ...more }}
    >
      <SettingsScreen onLeaveDemonstration={() => Promise.resolve()} />
    </Desk>
  );
};

/** The page with one of its dialogs open. */
const Opened = ({ press, more = {} }: { press: RegExp; more?: CommandFixtures }) => {
  useEffect(() => {
    const timer = setInterval(() => {
      const button = [...document.querySelectorAll('button')].find((one) => press.test(one.textContent));
      if (!button) return;
      clearInterval(timer);
      button.click();
    }, 10);
    return () => clearInterval(timer);
  }, [press]);
  return <LaptopsAtDesk more={more} />;
};

const alone: CommandFixtures = {
  sync_set_up: () => ({ ...place, place: '', form: NO_PLACE }),
  laptops: () => ({ ...laptops, laptops: [laptop], late: [], set_up: false }),
};

export const fixtures: Fixtures = {
  people: <PeopleAtDesk />,
  laptops: <LaptopsAtDesk />,
  'sync not set up': <LaptopsAtDesk more={alone} />,
  'place not reached': <LaptopsAtDesk more={{ requests: () => ({ requests: [], trouble: 'The place cannot be reached.' }) }} />,
  'setting up': <Opened press={/^Set up sync/} more={alone} />,
  'letting in': <Opened press={/^Look at it/} />,
  'not to be let in': (
    <Opened
      press={/^Look at it/}
      more={{ requests: () => ({ requests: [{ ...request, refused: 'This request is more than three weeks old.' }], trouble: '' }) }}
    />
  ),
  removing: <Opened press={/^Remove/} />,
  'accepting late entries': <Opened press={/^Accept them/} />,
};
