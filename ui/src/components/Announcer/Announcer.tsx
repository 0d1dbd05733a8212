import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import { Button } from '../Button';
import './announcer.scss';

export type Announcement = {
  /** A sentence: what has happened. No patient's details. */
  text: string;
  /** `alert` is spoken at once and stays until put away; for what went wrong. */
  kind?: 'status' | 'alert' | undefined;
  /** Takes back what has just been done. Offered until put away or something else happens. */
  undo?: (() => void) | undefined;
};

const AnnounceContext = createContext<((announcement: Announcement) => void) | undefined>(undefined);

/** How long a plain message stands: long enough to be read twice. */
const SHOWN_MS = 8000;

/**
 * Says what has happened, aloud and in a corner of the screen. One message at a time. Its two live
 * regions are there from the start, because a region that comes with its text is often not read.
 */
export const AnnouncerProvider = ({ children }: { children: ReactNode }) => {
  const [current, setCurrent] = useState<Announcement & { count: number }>();
  const announce = useCallback(
    (announcement: Announcement) =>
      setCurrent((last) => ({ ...announcement, count: (last?.count ?? 0) + 1 })),
    [],
  );
  const putAway = useCallback(() => setCurrent(undefined), []);
  const alert = current?.kind === 'alert';
  const stays = alert || current?.undo !== undefined;
  useEffect(() => {
    if (!current || stays) return undefined;
    const timer = setTimeout(putAway, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [current, stays, putAway]);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="nhsuk-u-visually-hidden" role="status">
        {current && !alert ? <span key={current.count}>{current.text}</span> : null}
      </div>
      <div className="nhsuk-u-visually-hidden" role="alert">
        {current && alert ? <span key={current.count}>{current.text}</span> : null}
      </div>
      {current && (
        <section className={alert ? 'toast toast--alert' : 'toast'} aria-label="Message">
          {/* Spoken by the regions above; this is for eyes. */}
          <span className="toast__text">
            <span aria-hidden="true">{alert ? '▲ ' : '✓ '}</span>
            {current.text}
          </span>
          {current.undo && (
            <Button
              onClick={() => {
                current.undo?.();
                putAway();
              }}
            >
              Undo
            </Button>
          )}
          <Button kind="link" onClick={putAway}>
            Put away
          </Button>
        </section>
      )}
    </AnnounceContext>
  );
};

export const useAnnounce = (): ((announcement: Announcement) => void) => {
  const announce = useContext(AnnounceContext);
  if (!announce) throw new Error('useAnnounce needs an AnnouncerProvider above it');
  return announce;
};
