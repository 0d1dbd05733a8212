import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useOnlyThisPage } from '../OnlyThisPage/OnlyThisPage';

export type Announcement = {
  /** A sentence: what has happened. No patient's details. */
  text: string;
  /** `alert` is spoken at once and stays until put away; for what went wrong. */
  kind?: 'status' | 'alert' | undefined;
  /** Takes back what has just been done. Offered until put away or something else happens. */
  undo?: (() => void) | undefined;
};

/** What there is to show: for `Message`, which the frame draws where it covers nothing. */
export type Announced = {
  current: Announcement | undefined;
  /** There is one, kept back while a patient looks at the screen. */
  waits: boolean;
  putAway: () => void;
};

const AnnounceContext = createContext<((announcement: Announcement) => void) | undefined>(undefined);
const AnnouncedContext = createContext<Announced>({
  current: undefined,
  waits: false,
  putAway: () => undefined,
});

/** How long a plain message stands: long enough to be read twice. */
const SHOWN_MS = 8000;

/**
 * Says what has happened, aloud and in a line of the frame (`Message`). One message at a time. Its two
 * live regions are there from the start, because a region that comes with its text is often not read.
 * While only one page is shown everything waits: it is for the therapist's eyes and ears.
 */
export const AnnouncerProvider = ({ children }: { children: ReactNode }) => {
  const [latest, setLatest] = useState<Announcement & { count: number }>();
  const { on: kept } = useOnlyThisPage();
  const keptNow = useRef(kept);
  useLayoutEffect(() => {
    keptNow.current = kept;
  }, [kept]);
  const announce = useCallback((announcement: Announcement) => {
    // Nobody has seen what is kept back: what went wrong must not be pushed out by what went well.
    const may = announcement.kind === 'alert' || !keptNow.current;
    setLatest((last) =>
      last?.kind === 'alert' && !may ? last : { ...announcement, count: (last?.count ?? 0) + 1 },
    );
  }, []);
  const putAway = useCallback(() => setLatest(undefined), []);
  const current = kept ? undefined : latest;
  const alert = current?.kind === 'alert';
  const stays = alert || current?.undo !== undefined;
  useEffect(() => {
    if (!current || stays) return undefined;
    const timer = setTimeout(putAway, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [current, stays, putAway]);
  const announced = useMemo(
    () => ({ current, waits: kept && latest !== undefined, putAway }),
    [current, kept, latest, putAway],
  );
  return (
    <AnnounceContext value={announce}>
      <AnnouncedContext value={announced}>
        {children}
        <div className="nhsuk-u-visually-hidden" role="status">
          {current && !alert ? <span key={current.count}>{current.text}</span> : null}
        </div>
        <div className="nhsuk-u-visually-hidden" role="alert">
          {current && alert ? <span key={current.count}>{current.text}</span> : null}
        </div>
      </AnnouncedContext>
    </AnnounceContext>
  );
};

export const useAnnounce = (): ((announcement: Announcement) => void) => {
  const announce = useContext(AnnounceContext);
  if (!announce) throw new Error('useAnnounce needs an AnnouncerProvider above it');
  return announce;
};

export const useAnnounced = (): Announced => useContext(AnnouncedContext);
