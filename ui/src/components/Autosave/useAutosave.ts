import { useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Save, SaveState } from './saver';
import { overallSaveState, saverFor, subscribeToSaves } from './savers';

export type AutosaveOptions<T> = {
  /** What is saved, such as `draft:` and its id. Another id is another thing with a saver of its own. */
  id: string;
  /** The value on screen. The first one seen for an id counts as saved; compared by identity. */
  value: T;
  save: Save<T>;
};

export type Autosave = {
  state: SaveState;
  /** Saves at once; true when everything is saved. Call it before signing. */
  flush: () => Promise<boolean>;
};

/**
 * Saves `value` within a second of a change: after a pause in typing, and at once when the focus leaves
 * a field, the window is hidden or left, or the screen goes. A failed save is tried again until it
 * works, also after the screen is gone.
 */
export const useAutosave = <T>({ id, value, save }: AutosaveOptions<T>): Autosave => {
  const saver = useMemo(() => saverFor<T>(id), [id]);
  const seen = useRef({ id, value });

  useLayoutEffect(() => {
    saver.saveWith(save);
  }, [saver, save]);

  useLayoutEffect(() => {
    const before = seen.current;
    seen.current = { id, value };
    if (before.id === id && !Object.is(before.value, value)) saver.offer(value);
  }, [id, value, saver]);

  useEffect(() => {
    const now = () => void saver.flush();
    const hidden = () => {
      if (document.visibilityState === 'hidden') now();
    };
    document.addEventListener('focusout', now);
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('blur', now);
    window.addEventListener('pagehide', now);
    return () => {
      document.removeEventListener('focusout', now);
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('blur', now);
      window.removeEventListener('pagehide', now);
      now();
    };
  }, [saver]);

  return { state: useSyncExternalStore(saver.subscribe, saver.state), flush: saver.flush };
};

/** The state of every autosave in the window, for the status bar. */
export const useOverallSaveState = (): SaveState =>
  useSyncExternalStore(subscribeToSaves, overallSaveState);
