import { useEffect, useMemo, useState } from 'react';
import { useAnnounce } from '../components/Announcer';
import { AppFrame } from '../components/AppFrame';
import { saveEverything } from '../components/Autosave';
import { Confirm } from '../components/Confirm';
import { EmployerCall } from '../components/EmployerCall';
import { ExchangingProvider, useSyncStatus } from '../components/Exchanging';
import { useHelp } from '../components/Help';
import { useKeys } from '../components/Keys';
import type { Place } from '../components/Navigation';
import { useNavigation } from '../components/Navigation';
import { OnlyThisPageKeys } from '../components/OnlyThisPage';
import { PatientBanner } from '../components/PatientBanner';
import type { Session } from '../components/Session';
import { SessionProvider, useShownPatient } from '../components/Session';
import { StatusBar } from '../components/StatusBar';
import type { Content, SessionView, Status } from '../ipc';
import { call, commands, toClinicError } from '../ipc';
import { guidePageFor } from './guidePageFor';
import { Palette } from './Palette';
import { parkedAt } from './parked';
import { ScreenAt } from './ScreenAt';
import { syncItems } from './syncItems';

export type DeskProps = {
  session: SessionView;
  status: Status;
  content: Content;
  statusIs: (status: Status) => void;
  refresh: () => void;
  /** The record is locked; `was` is who was here and where. */
  onLocked: (status: Status, was: { name: string; place: Place }) => void;
};

const Window = ({ session, onLocked }: { session: Session; onLocked: DeskProps['onLocked'] }) => {
  const { place, go, back, canGoBack, leave } = useNavigation();
  const announce = useAnnounce();
  const shown = useShownPatient();
  const [finding, setFinding] = useState(false);
  const [ringing, setRinging] = useState(false);
  // Counts the calls that the case on screen has to show.
  const [rung, setRung] = useState(0);
  const [unsaved, setUnsaved] = useState(false);
  const { openHelp, help } = useHelp(guidePageFor(place));
  const { refresh, statusIs } = session;
  const sync = useSyncStatus();

  // Drafts come and go with places: the bar is true again at each of them.
  useEffect(() => {
    refresh();
  }, [place, refresh]);

  const lockNow = async () => {
    const status = await call(commands.lock());
    onLocked(status, { name: session.user.name, place });
  };
  const lock = () =>
    leave(() => {
      const run = async () => {
        try {
          if (await saveEverything()) await lockNow();
          else setUnsaved(true);
        } catch (reason) {
          announce({ kind: 'alert', text: `It could not be locked: ${toClinicError(reason).message}` });
        }
      };
      void run();
    });

  const chooseSite = async (site: string) => {
    try {
      statusIs(await call(commands.chooseSite(site)));
    } catch (reason) {
      announce({ kind: 'alert', text: `The site was not changed: ${toClinicError(reason).message}` });
    }
  };

  const leaveDemonstration = () =>
    new Promise<void>((done) => {
      leave(() => {
        const run = async () => {
          try {
            onLocked(await call(commands.leaveDemonstration()), { name: session.user.name, place: { kind: 'caseload' } });
          } catch (reason) {
            announce({ kind: 'alert', text: toClinicError(reason).message });
          }
          done();
        };
        void run();
      });
    });

  const parked = parkedAt(session.drafts, place);
  /** What is on screen is parked first: it must be in the record before something else is. */
  const openParked = async (to: Place) => {
    if (await saveEverything()) go(to);
    else {
      announce({
        kind: 'alert',
        text: 'This could not be saved yet. It stays on screen and is tried again.',
      });
    }
  };
  const openLastParked = () => {
    if (parked[0]) void openParked(parked[0].place);
    else announce({ text: 'Nothing is parked.' });
  };

  useKeys([
    ...(canGoBack ? [{ key: 'Esc', does: 'Back', run: back, hint: true }] : []),
    { key: 'Alt+E', does: 'An employer rings', run: () => setRinging(true) },
    { key: 'Shift+F6', does: 'Go to the last parked', run: openLastParked },
  ]);

  return (
    <AppFrame
      service={session.service_name}
      demonstration={session.demonstration}
      session={{
        user: session.user.name,
        sites: session.sites,
        siteId: session.site,
        onSite: (site) => void chooseSite(site),
        onLock: lock,
      }}
      onFind={() => setFinding(true)}
      onHelp={openHelp}
      banner={shown && <PatientBanner patient={shown} />}
      status={
        <StatusBar
          items={syncItems(sync, () => go({ kind: 'sync' }))}
          parked={parked.map(({ place: to, ...one }) => ({ ...one, onOpen: () => void openParked(to) }))}
          onAllParked={() => go({ kind: 'caseload' })}
        />
      }
    >
      <OnlyThisPageKeys patientOpen={shown !== undefined} onLock={lock} />
      <ScreenAt key={rung} place={place} onLeaveDemonstration={leaveDemonstration} />
      {help}
      {finding && (
        <Palette
          onClose={() => setFinding(false)}
          onHelp={openHelp}
          onLock={lock}
          onEmployerCall={() => setRinging(true)}
          onLeaveDemonstration={session.demonstration ? () => void leaveDemonstration() : undefined}
        />
      )}
      {ringing && (
        <EmployerCall
          onRecorded={(about) => {
            // The case screen shows what is recorded, and holds nothing typed; any other screen is left alone.
            if (place.kind === 'case' && place.case === about) setRung((count) => count + 1);
          }}
          onClose={() => setRinging(false)}
        />
      )}
      {unsaved && (
        <Confirm
          title="Not everything is saved. Lock all the same?"
          confirmLabel="Lock all the same"
          cancelLabel="Stay"
          danger
          onConfirm={async () => {
            await lockNow();
            setUnsaved(false);
          }}
          onCancel={() => setUnsaved(false)}
        >
          <p>The last words typed could not be saved yet; the bar at the foot says why. Staying keeps them on screen.</p>
        </Confirm>
      )}
    </AppFrame>
  );
};

/** Someone at work: the frame, the screen of the place, and what is the same everywhere. */
export const Desk = ({ session, status, content, statusIs, refresh, onLocked }: DeskProps) => {
  const known = useMemo<Session>(
    () => ({
      ...session,
      today: status.today,
      demonstration: status.demonstration,
      version: status.version,
      content,
      statusIs,
      refresh,
    }),
    [session, status, content, statusIs, refresh],
  );
  return (
    <SessionProvider session={known}>
      <ExchangingProvider>
        <Window session={known} onLocked={onLocked} />
      </ExchangingProvider>
    </SessionProvider>
  );
};
