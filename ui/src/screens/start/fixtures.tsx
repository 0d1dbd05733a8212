import type { ReactNode } from 'react';
import { useState } from 'react';
import { AnnouncerProvider } from '../../components/Announcer';
import { AppFrame } from '../../components/AppFrame';
import type { Fixtures } from '../../components/fixture';
import { KeysProvider } from '../../components/Keys';
import { NavigationProvider } from '../../components/Navigation';
import { OnlyThisPageProvider } from '../../components/OnlyThisPage';
import type { RebuildFound, WaitingView } from '../../ipc';
import { session } from '../../ipc/fixtures';
import type { CommandFixtures } from '../../ipc/mock';
import { playCommands } from '../../ipc/mock';
import { JoinedScreen } from './JoinedScreen';
import { JoinFields } from './JoinFields';
import { RebuildFields, WhoAreYou } from './RebuildFields';
import { StartScreen } from './StartScreen';
import { WaitingScreen } from './WaitingScreen';

export const wholePage = true;

export const waiting: WaitingView = {
  name: 'Jo Hart',
  laptop_name: 'Totton, Jo’s',
  words: ['spare', 'repeat', 'surface', 'beef', 'knee', 'matter', 'typical', 'cigar'],
  request: 'stepwell-join-1:7b226c',
  asked_on: '7 Sep 2026',
  open: true,
  place: 'the folder N:\\Stepwell',
  trouble: '',
};

const found: RebuildFound = {
  service_name: session.service_name,
  people: [session.user, { ...session.user, id: 'priya', name: 'Priya Nair', administrator: false }],
  sites: session.sites,
  entries: 1204,
  trouble: '',
};

const nothing = () => undefined;

type DoorProps = { commands?: CommandFixtures; children: ReactNode };

/** The window before anyone has unlocked, its Rust side played by data. */
const AtDoor = ({ commands = {}, children }: DoorProps) => {
  useState(() => playCommands(commands));
  return (
    <KeysProvider>
      <OnlyThisPageProvider>
        <AnnouncerProvider>
          <NavigationProvider start={{ kind: 'start' }}>
            <AppFrame service="">{children}</AppFrame>
          </NavigationProvider>
        </AnnouncerProvider>
      </OnlyThisPageProvider>
    </KeysProvider>
  );
};

const Waits = ({ as }: { as: WaitingView }) => (
  <AtDoor commands={{ waiting: () => as, look_for_answer: () => ({ status: null, waiting: as, service_words: [] }) }}>
    <WaitingScreen onJoined={nothing} onStatus={nothing} />
  </AtDoor>
);

export const fixtures: Fixtures = {
  choosing: (
    <AtDoor>
      <StartScreen onSetUp={nothing} onStatus={nothing} onAsked={nothing} />
    </AtDoor>
  ),
  joining: (
    <AtDoor>
      <JoinFields onAsked={nothing} onBack={nothing} />
    </AtDoor>
  ),
  waiting: <Waits as={waiting} />,
  'waiting, to be handed over': <Waits as={{ ...waiting, place: '' }} />,
  'waiting, place not reached': <Waits as={{ ...waiting, trouble: 'The place cannot be reached.' }} />,
  'waiting, started again': <Waits as={{ ...waiting, open: false, place: '' }} />,
  joined: (
    <AtDoor>
      <JoinedScreen service={session.service_name} words={waiting.words.slice(0, 6)} onConfirmed={nothing} />
    </AtDoor>
  ),
  rebuilding: (
    <AtDoor>
      <RebuildFields onStatus={nothing} onBack={nothing} />
    </AtDoor>
  ),
  'rebuilt, who are you': (
    <AtDoor>
      <WhoAreYou found={found} onStatus={nothing} onBack={nothing} />
    </AtDoor>
  ),
};
