import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { SyncStatus } from '../../ipc';
import { call, commands } from '../../ipc';
import { toldTo } from '../../ipc/told';

type Inside = {
  status: SyncStatus | undefined;
  statusIs: (status: SyncStatus) => void;
  addReader: (read: () => void) => () => void;
};

const ExchangingContext = createContext<Inside | undefined>(undefined);

/** Told things come in bursts while much is fetched: they are answered together. */
const TOGETHER_MS = 150;

/** Calls `run` a moment after the last time it was asked to, and once for all that asked meanwhile. */
const useSoon = (run: () => void): (() => void) => {
  const latest = useRef(run);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    return () => clearTimeout(waiting.current);
  }, []);
  return useCallback(() => {
    if (waiting.current !== undefined) return;
    waiting.current = setTimeout(() => {
      waiting.current = undefined;
      latest.current();
    }, TOGETHER_MS);
  }, []);
};

/** Listens to what the Rust side tells while someone is at work, and knows how exchanging stands. */
export const ExchangingProvider = ({ children }: { children: ReactNode }) => {
  const [status, setStatus] = useState<SyncStatus>();
  const readers = useRef(new Set<() => void>());

  const askStatus = useSoon(() => {
    // What cannot be said now is said with the next change; the screens about it say what failed.
    call(commands.syncStatus()).then(setStatus, () => undefined);
  });
  const readAgain = useSoon(() => readers.current.forEach((read) => read()));

  useEffect(() => {
    const life = { gone: false };
    const told = toldTo((what) => {
      if (life.gone) return;
      askStatus();
      if (what === 'record') readAgain();
    });
    // Without a listener nothing is refreshed by itself; everything is read when a screen is opened, as before.
    commands.listen(told).catch(() => undefined);
    askStatus();
    return () => {
      life.gone = true;
    };
  }, [askStatus, readAgain]);

  const addReader = useCallback((read: () => void) => {
    const all = readers.current;
    all.add(read);
    return () => {
      all.delete(read);
    };
  }, []);
  const inside = useMemo(() => ({ status, statusIs: setStatus, addReader }), [status, addReader]);
  return <ExchangingContext value={inside}>{children}</ExchangingContext>;
};

/** How exchanging stands; `undefined` until it was asked. */
export const useSyncStatus = (): SyncStatus | undefined => useContext(ExchangingContext)?.status;

/** A command answered with a newer status. */
export const useSyncStatusIs = (): ((status: SyncStatus) => void) | undefined =>
  useContext(ExchangingContext)?.statusIs;

/**
 * Calls `read` when others' entries came. For what is only looked at: a list, a case. Whoever is typing is never
 * interrupted, so nothing with fields in it is read again.
 */
export const useOnRecord = (read: () => void): void => {
  const inside = useContext(ExchangingContext);
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  const addReader = inside?.addReader;
  useEffect(() => {
    return addReader?.(() => latest.current());
  }, [addReader]);
};
