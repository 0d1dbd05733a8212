import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useLayoutEffect, useMemo, useState } from 'react';
import type { Banner, Content, SessionView, Status } from '../../ipc';

/** What every screen knows once someone has unlocked. */
export type Session = SessionView & {
  /** Today in Europe/London, as the record says it. */
  today: string;
  demonstration: boolean;
  version: string;
  content: Content;
  /** A command answered with a newer status. */
  statusIs: (status: Status) => void;
  /** Asks again where things stand: after drafts were started or put away, or when a command says locked. */
  refresh: () => void;
};

type SessionInside = {
  session: Session;
  shown: Banner | undefined;
  show: (banner: Banner | undefined) => void;
  /** Choices of a screen that outlive it, until someone locks. */
  kept: Map<string, unknown>;
};

const SessionContext = createContext<SessionInside | undefined>(undefined);

const useSessionContext = (): SessionInside => {
  const inside = useContext(SessionContext);
  if (!inside) throw new Error('useSession needs a SessionProvider above it');
  return inside;
};

export const SessionProvider = ({ session, children }: { session: Session; children: ReactNode }) => {
  const [shown, show] = useState<Banner>();
  const [kept] = useState(() => new Map<string, unknown>());
  const inside = useMemo(() => ({ session, shown, show, kept }), [session, shown, kept]);
  return <SessionContext value={inside}>{children}</SessionContext>;
};

export const useSession = (): Session => useSessionContext().session;

/** What to do when a command says that the record is locked. Nothing where there is no session yet. */
export const useRefresh = (): (() => void) | undefined => useContext(SessionContext)?.session.refresh;

/** A state that is still there when one comes back to the screen, such as the filter of a list. */
export const useKept = <T,>(name: string, first: T): [T, (value: T) => void] => {
  const { kept } = useSessionContext();
  const [value, setValue] = useState<T>(() => (kept.has(name) ? (kept.get(name) as T) : first));
  const keep = useCallback(
    (next: T) => {
      kept.set(name, next);
      setValue(next);
    },
    [kept, name],
  );
  return [value, keep];
};

/** A screen about a patient says whose it is; the frame shows the banner until the screen goes. */
export const useShowPatient = (banner: Banner | undefined): void => {
  const { show } = useSessionContext();
  useLayoutEffect(() => {
    show(banner);
    return () => show(undefined);
  }, [show, banner]);
};

/** For the frame: whom the screen is about. */
export const useShownPatient = (): Banner | undefined => useSessionContext().shown;
