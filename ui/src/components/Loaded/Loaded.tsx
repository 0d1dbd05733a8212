import type { ReactNode } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClinicError } from '../../ipc';
import { toClinicError } from '../../ipc';
import { Button } from '../Button';
import { ScreenHeading, useNavigation } from '../Navigation';
import { useRefresh } from '../Session';
import './loaded.scss';

export type LoadState<T> =
  | { kind: 'loading' }
  | { kind: 'loaded'; value: T }
  | { kind: 'failed'; error: ClinicError };

export type Loading<T> = {
  state: LoadState<T>;
  /** Loads again; what is shown stays until the answer comes. */
  reload: () => void;
  /** A command answered with the thing as it is now. */
  valueIs: (value: T) => void;
};

/** Loads what `key` names with `load`, again when the key changes. A late answer to an old key is dropped. */
export const useLoaded = <T,>(key: string, load: () => Promise<T>): Loading<T> => {
  const [known, setKnown] = useState<{ key: string; state: LoadState<T> }>();
  const [attempt, setAttempt] = useState(0);
  const refresh = useRefresh();
  const latest = useRef({ load, refresh });
  useEffect(() => {
    latest.current = { load, refresh };
  });
  useEffect(() => {
    let stale = false;
    latest.current.load().then(
      (value) => {
        if (!stale) setKnown({ key, state: { kind: 'loaded', value } });
      },
      (reason: unknown) => {
        if (stale) return;
        const error = toClinicError(reason);
        setKnown({ key, state: { kind: 'failed', error } });
        if (error.code === 'locked') latest.current.refresh?.();
      },
    );
    return () => {
      stale = true;
    };
  }, [key, attempt]);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  const valueIs = useCallback(
    (value: T) => setKnown({ key, state: { kind: 'loaded', value } }),
    [key],
  );
  return { state: known?.key === key ? known.state : { kind: 'loading' }, reload, valueIs };
};

/** What a person can do about it. Nothing here ever throws anything away. */
const NEXT: Partial<Record<ClinicError['code'], string>> = {
  changed: 'The record changed meanwhile. Try again to see it as it is now.',
  not_found: 'It may have been opened from an old list. Go back and look for it again.',
  damaged: 'What is stored does not match its check. Nothing was changed. Tell the person who looks after this laptop.',
  document_missing: 'The document is not on this laptop yet.',
  system: 'Nothing was changed. Check that the disk is not full, then try again.',
  unexpected: 'Nothing was changed. If it happens again, write down what you did and tell whoever supports the program.',
};

/** Says what could not be opened and what to do next. Without a screen round it, it is a heading of its own. */
export const LoadFailed = ({ error, reload }: { error: ClinicError; reload: () => void }) => {
  const { back, canGoBack } = useNavigation();
  return (
    <div className="load-failed" role="alert">
      <p className="load-failed__message">{error.message}</p>
      <p>{NEXT[error.code] ?? ''}</p>
      <div className="desk-buttons">
        <Button kind="main" onClick={reload}>
          Try again
        </Button>
        {canGoBack && (
          <Button onClick={back} shortcut="Esc">
            Back
          </Button>
        )}
      </div>
    </div>
  );
};

type WaitingProps<T> = {
  loading: Loading<T>;
  /** What is being opened, for the heading while it fails: `Case`. */
  title: string;
  children: (value: T) => ReactNode;
};

/** A whole screen that is nothing without what is loaded. The words for waiting come only after a moment. */
export const Waiting = <T,>({ loading, title, children }: WaitingProps<T>) => {
  const { state, reload } = loading;
  switch (state.kind) {
    case 'loaded':
      return children(state.value);
    case 'loading':
      return (
        <p className="loading" role="status">
          Opening…
        </p>
      );
    case 'failed':
      return (
        <>
          <ScreenHeading title={`${title}: could not be opened`} />
          <LoadFailed error={state.error} reload={reload} />
        </>
      );
  }
};

type LoadedProps<T> = {
  /** Names what is loaded; another id loads again. */
  id: string;
  title: string;
  load: () => Promise<T>;
  children: (value: T) => ReactNode;
};

/** A whole screen over one thing that is loaded once: `useLoaded` and `Waiting` in one. */
export const Loaded = <T,>({ id, title, load, children }: LoadedProps<T>) => (
  <Waiting loading={useLoaded(id, load)} title={title}>
    {children}
  </Waiting>
);
