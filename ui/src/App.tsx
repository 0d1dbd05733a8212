import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { AnnouncerProvider } from './components/Announcer';
import { drawInKeptTextSize } from './components/AppFrame';
import { forgetSaved } from './components/Autosave';
import { KeysProvider } from './components/Keys';
import type { Place } from './components/Navigation';
import { NavigationProvider } from './components/Navigation';
import { OnlyThisPageProvider } from './components/OnlyThisPage';
import type { Content, RecoveryCode, SessionView, Status } from './ipc';
import { call, ClinicError, commands, toClinicError } from './ipc';
import { AtTheDoor } from './shell/AtTheDoor';
import { Desk } from './shell/Desk';

type Standing =
  | { kind: 'opening' }
  | { kind: 'failed'; error: ClinicError }
  | { kind: 'known'; status: Status; content: Content };

/** Who locked, and where they stood: ids only, so nothing about a patient is kept while locked. */
type Left = { name: string; place: Place };

/**
 * What there is to see depends on one thing, the status: nothing set up, locked, or someone at work. Every
 * time someone unlocks, all of the desk is made anew, and locking takes all of it away.
 */
export const App = () => {
  const [standing, setStanding] = useState<Standing>({ kind: 'opening' });
  const [recovery, setRecovery] = useState<{ code: RecoveryCode; service: string }>();
  const [joined, setJoined] = useState<{ service: string; words: readonly string[] }>();
  const [left, setLeft] = useState<Left>();
  const [demonstrationWanted, setDemonstrationWanted] = useState(false);

  const statusIs = useCallback((status: Status) => {
    setDemonstrationWanted(false);
    setStanding((now) => (now.kind === 'known' ? { ...now, status } : now));
  }, []);

  useLayoutEffect(drawInKeptTextSize, []);

  const open = useCallback(async () => {
    try {
      const about = await commands.about();
      const [status, content] = await Promise.all([call(commands.status()), call(commands.content())]);
      setDemonstrationWanted(about.demonstration && status.session === null);
      setStanding({ kind: 'known', status, content });
    } catch (reason) {
      setStanding({ kind: 'failed', error: toClinicError(reason) });
    }
  }, []);
  useEffect(() => {
    // Nothing is set before the answer comes.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    void open();
  }, [open]);

  const refresh = useCallback(() => {
    // A status that cannot be had now is asked for again with the next place; the screen says what failed.
    call(commands.status()).then(statusIs, () => undefined);
  }, [statusIs]);

  const onLocked = useCallback(
    (status: Status, was: Left | undefined) => {
      forgetSaved();
      setLeft(was);
      statusIs(status);
    },
    [statusIs],
  );

  const session = standing.kind === 'known' ? standing.status.session : null;
  const atWork = standing.kind === 'known' && session !== null && recovery === undefined && joined === undefined;
  const who = session?.user.id ?? '';
  return (
    <KeysProvider>
      <OnlyThisPageProvider key={atWork ? who : 'door'}>
        <AnnouncerProvider>
          {atWork ? (
            <NavigationProvider {...startFor(session, left)}>
              <Desk
                session={session}
                status={standing.status}
                content={standing.content}
                statusIs={statusIs}
                refresh={refresh}
                onLocked={onLocked}
              />
            </NavigationProvider>
          ) : (
            <NavigationProvider start={{ kind: 'start' }}>
              <AtTheDoor
                standing={standing}
                recovery={recovery}
                joined={joined}
                lastName={left?.name}
                demonstrationWanted={demonstrationWanted}
                onRecovery={(code, service) => setRecovery({ code, service })}
                onConfirmed={() => {
                  setRecovery(undefined);
                  setJoined(undefined);
                  void open();
                }}
                onJoined={(status, words) => {
                  setJoined({ service: status.session?.service_name ?? '', words });
                  statusIs(status);
                }}
                onStatus={statusIs}
                onAgain={() => void open()}
              />
            </NavigationProvider>
          )}
        </AnnouncerProvider>
      </OnlyThisPageProvider>
    </KeysProvider>
  );
};

/** Back to where the same person left; anyone else begins at the caseload. */
const startFor = (session: SessionView, left: Left | undefined): { start: Place; beneath?: Place } =>
  left?.name === session.user.name && left.place.kind !== 'caseload'
    ? { start: left.place, beneath: { kind: 'caseload' } }
    : { start: { kind: 'caseload' } };
