/** Keeps one thing saved while it is being typed. Knows no React, so that its timing can be tested. */

export type SaveState =
  | { kind: 'clean' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  /** Still kept here and tried again by itself; `reason` is for the person. */
  | { kind: 'failed'; reason: string };

export type Save<T> = (value: T) => Promise<void>;

export type Saver<T> = {
  /** A newer value. Saved after a pause in typing, and at the latest `MAX_WAIT_MS` after the first change. */
  offer: (value: T) => void;
  /** Saves at once what is waiting. True once everything offered is saved, false if saving failed. */
  flush: () => Promise<boolean>;
  /** How to save from now on; a screen makes a new function with every render. */
  saveWith: (save: Save<T>) => void;
  state: () => SaveState;
  /** What was typed and has not been saved yet; undefined when everything is. */
  unsaved: () => T | undefined;
  subscribe: (changed: () => void) => () => void;
};

const PAUSE_MS = 400;
/** With the write itself this stays within the second that drafts are promised. */
const MAX_WAIT_MS = 800;
const RETRY_MS = [1000, 2000, 5000, 10_000] as const;

const reasonOf = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? error.message : 'the reason is not known';

/** A saver holds what it is offered until `saveWith` has told it how to save. */
export const createSaver = <T>(): Saver<T> => {
  let save: Save<T> | undefined;
  let state: SaveState = { kind: 'clean' };
  let waiting: { value: T } | undefined;
  /** On its way: it may still come back. */
  let sending: { value: T } | undefined;
  let firstWaitingAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let failures = 0;
  const listeners = new Set<() => void>();

  const become = (next: SaveState) => {
    state = next;
    listeners.forEach((listener) => listener());
  };

  const start = (): Promise<void> => {
    clearTimeout(timer);
    if (waiting === undefined || save === undefined) return Promise.resolve();
    const saveNow = save;
    // One save at a time, or an older text could arrive after a newer one.
    running ??= saveAllWaiting(saveNow);
    return running;
  };

  const plan = (delay_ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void start(), delay_ms);
  };

  const saveAllWaiting = async (saveNow: Save<T>): Promise<void> => {
    while (waiting !== undefined) {
      const taken = waiting;
      waiting = undefined;
      sending = taken;
      become({ kind: 'saving' });
      try {
        await saveNow(taken.value);
        sending = undefined;
        failures = 0;
      } catch (error) {
        sending = undefined;
        // Typed meanwhile or not, the newest value stays waiting: nothing is let go of until saved.
        waiting ??= taken;
        plan(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 10_000);
        failures += 1;
        running = undefined;
        become({ kind: 'failed', reason: reasonOf(error) });
        return;
      }
    }
    // Cleared before anyone hears of it, so that what they offer next is planned.
    running = undefined;
    become({ kind: 'saved', at: new Date() });
  };

  return {
    offer: (value) => {
      if (waiting === undefined) firstWaitingAt = Date.now();
      waiting = { value };
      if (state.kind !== 'failed') become({ kind: 'saving' });
      if (running) return;
      const latest = firstWaitingAt + MAX_WAIT_MS - Date.now();
      plan(state.kind === 'failed' ? PAUSE_MS : Math.max(0, Math.min(PAUSE_MS, latest)));
    },
    flush: async () => {
      if (running) await running;
      // What is offered while a save is on its way is no failure: it goes with the next one.
      while (waiting !== undefined && save !== undefined) {
        await start();
        if (state.kind === 'failed') return false;
      }
      return waiting === undefined;
    },
    saveWith: (next) => {
      save = next;
    },
    state: () => state,
    unsaved: () => (waiting ?? sending)?.value,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
};
