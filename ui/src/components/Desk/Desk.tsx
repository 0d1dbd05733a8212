import type { ReactNode } from 'react';
import { useState } from 'react';
import type { CommandFixtures } from '../../ipc/mock';
import { playCommands } from '../../ipc/mock';
import { openStatus, session } from '../../ipc/fixtures';
import { content } from '../../ipc/kevinPryce';
import { AnnouncerProvider } from '../Announcer';
import { AppFrame } from '../AppFrame';
import { samSession } from '../AppFrame/fixtures';
import { KeysProvider } from '../Keys';
import type { Place } from '../Navigation';
import { NavigationProvider, useNavigation } from '../Navigation';
import { OnlyThisPageKeys, OnlyThisPageProvider } from '../OnlyThisPage';
import { PatientBanner } from '../PatientBanner';
import type { Session } from '../Session';
import { SessionProvider, useShownPatient } from '../Session';
import { StatusBar } from '../StatusBar';

const samAtWork: Session = {
  ...session,
  today: openStatus.today,
  demonstration: false,
  version: openStatus.version,
  content,
  statusIs: () => undefined,
  refresh: () => undefined,
};

export type DeskProps = {
  /** Where the screen stands; as soon as it goes elsewhere, the place is told instead of drawn. */
  at: Place;
  commands: CommandFixtures;
  /** Who is at work, where that differs from Sam alone. */
  people?: Pick<Session, 'user' | 'users'>;
  children: ReactNode;
};

const Elsewhere = ({ at, children }: Pick<DeskProps, 'at' | 'children'>) => {
  const { place } = useNavigation();
  return place.kind === at.kind ? children : <h1>Gone to: {JSON.stringify(place)}</h1>;
};

const Window = ({ children }: { children: ReactNode }) => {
  const banner = useShownPatient();
  return (
    <AppFrame
      service={samAtWork.service_name}
      session={samSession}
      banner={banner && <PatientBanner patient={banner} />}
      status={<StatusBar items={[]} />}
    >
      <OnlyThisPageKeys patientOpen={banner !== undefined} onLock={samSession.onLock} />
      {children}
    </AppFrame>
  );
};

/** A whole window round one screen, its Rust side played by data: for fixtures and tests only. */
export const Desk = ({ at, commands, people, children }: DeskProps) => {
  useState(() => playCommands(commands));
  return (
    <KeysProvider>
      <OnlyThisPageProvider>
        <AnnouncerProvider>
          <NavigationProvider start={at}>
            <SessionProvider session={{ ...samAtWork, ...people }}>
              <Window>
                <Elsewhere at={at}>{children}</Elsewhere>
              </Window>
            </SessionProvider>
          </NavigationProvider>
        </AnnouncerProvider>
      </OnlyThisPageProvider>
    </KeysProvider>
  );
};
