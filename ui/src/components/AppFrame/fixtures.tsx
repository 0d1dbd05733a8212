import { useEffect } from 'react';
import { AppFrame } from '.';
import { AnnouncerProvider, useAnnounce } from '../Announcer';
import { KeysProvider } from '../Keys';
import { NavigationProvider, ScreenHeading } from '../Navigation';
import { OnlyThisPageProvider, useOnlyThisPage } from '../OnlyThisPage';
import { Panel } from '../Panel';
import { PatientBanner } from '../PatientBanner';
import { kevinPryce } from '../PatientBanner/fixtures';
import { StatusBar } from '../StatusBar';
import { parked } from '../StatusBar/fixtures';
import type { Fixtures } from '../fixture';

const nothing = () => undefined;

export const samSession = {
  user: 'Sam Okafor',
  sites: [
    { id: 'hedge-end', name: 'Hedge End' },
    { id: 'totton', name: 'Totton' },
  ],
  siteId: 'hedge-end',
  onSite: nothing,
  onLock: nothing,
};

type WholeProps = {
  demonstration?: boolean;
  /** A message with something to take back. */
  message?: boolean;
  /** The patient is looking. */
  only?: boolean;
};

const Begin = ({ message, only }: WholeProps) => {
  const announce = useAnnounce();
  const { show } = useOnlyThisPage();
  useEffect(() => {
    if (message === true) announce({ text: 'Action marked as done.', undo: nothing });
    if (only === true) show();
  }, [announce, show, message, only]);
  return null;
};

const Whole = ({ demonstration = false, message = false, only = false }: WholeProps) => (
  <KeysProvider>
    <OnlyThisPageProvider>
      <AnnouncerProvider>
        <NavigationProvider start={{ kind: 'case', case: 'c1' }}>
          <AppFrame
            service="Solent Vocational Clinic"
            session={samSession}
            demonstration={demonstration}
            onFind={nothing}
            onHelp={nothing}
            banner={<PatientBanner patient={kevinPryce} />}
            status={
              <StatusBar
                parked={parked}
                onAllParked={nothing}
                items={[{ id: 'sync', text: 'Waiting to sync: 3 since Tue' }]}
              />
            }
          >
            <ScreenHeading title="Case" />
            <Panel title="Next">Employer’s answer on lifting, due Friday</Panel>
            <Begin message={message} only={only} />
          </AppFrame>
        </NavigationProvider>
      </AnnouncerProvider>
    </OnlyThisPageProvider>
  </KeysProvider>
);

/** Whole windows: the review page gives each the page to itself. */
export const wholePage = true;

export const fixtures: Fixtures = {
  'patient open': <Whole />,
  demonstration: <Whole demonstration />,
  'a message with undo': <Whole message />,
  'only this page': <Whole only demonstration />,
};
