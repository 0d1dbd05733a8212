import { AppFrame } from '.';
import { KeysProvider } from '../Keys';
import { NavigationProvider, ScreenHeading } from '../Navigation';
import { Panel } from '../Panel';
import { PatientBanner } from '../PatientBanner';
import { kevinPryce } from '../PatientBanner/fixtures';
import { StatusBar } from '../StatusBar';
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

const Whole = ({ demonstration }: { demonstration: boolean }) => (
  <KeysProvider>
    <NavigationProvider start={{ kind: 'case', case: 'c1' }}>
      <AppFrame
        service="Solent Vocational Clinic"
        session={samSession}
        demonstration={demonstration}
        onFind={nothing}
        onHelp={nothing}
        banner={<PatientBanner patient={kevinPryce} />}
        status={<StatusBar items={[{ id: 'sync', text: 'Waiting to sync: 3 since Tue' }]} />}
      >
        <ScreenHeading title="Case" />
        <Panel title="Next">Employer’s answer on lifting, due Friday</Panel>
      </AppFrame>
    </NavigationProvider>
  </KeysProvider>
);

/** Whole windows: the review page gives each the page to itself. */
export const wholePage = true;

export const fixtures: Fixtures = {
  'patient open': <Whole demonstration={false} />,
  demonstration: <Whole demonstration />,
};
