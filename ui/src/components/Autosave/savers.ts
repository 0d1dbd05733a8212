/** Every saver of the window, by the id of what it saves, so that none outlives its screen unseen. */
import type { Saver, SaveState } from './saver';
import { createSaver } from './saver';

const savers = new Map<string, Saver<unknown>>();
const listeners = new Set<() => void>();
let overall: SaveState = { kind: 'clean' };

/** Forms are saved outright, not bit by bit; the last time one was. */
let savedOutright: SaveState = { kind: 'clean' };

const summarise = (): SaveState => {
  const states = [savedOutright, ...[...savers.values()].map((saver) => saver.state())];
  const failed = states.find((state) => state.kind === 'failed');
  if (failed) return failed;
  const saving = states.find((state) => state.kind === 'saving');
  if (saving) return saving;
  return states.reduce<SaveState>(
    (last, state) =>
      state.kind === 'saved' && (last.kind !== 'saved' || state.at > last.at) ? state : last,
    { kind: 'clean' },
  );
};

const changed = () => {
  overall = summarise();
  listeners.forEach((listener) => listener());
};

/**
 * The saver of one thing. A screen opened again while the last text still waits gets the same saver,
 * so that an older text can never be written over a newer one.
 */
export const saverFor = <T>(id: string): Saver<T> => {
  const known = savers.get(id) as Saver<T> | undefined;
  if (known) return known;
  const saver = createSaver<T>();
  saver.subscribe(changed);
  savers.set(id, saver as Saver<unknown>);
  return saver;
};

/**
 * What was typed under an id and could not be saved yet. A screen opened again starts from it, or the older text in the
 * record would stand there and be typed over the newer.
 */
export const unsaved = (id: string): unknown => savers.get(id)?.unsaved();

/** The state of everything together: a failure before a wait, a wait before the last success. */
export const overallSaveState = (): SaveState => overall;

/** A form has just been saved: the status bar says so. */
export const savedNow = (): void => {
  savedOutright = { kind: 'saved', at: new Date() };
  changed();
};

export const subscribeToSaves = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Before locking or closing: saves everything at once. False if something could not be saved. */
export const saveEverything = async (): Promise<boolean> => {
  const done = await Promise.all([...savers.values()].map((saver) => saver.flush()));
  return done.every(Boolean);
};

/** Forgets savers that have nothing left to save, such as those of the user who has just locked. */
export const forgetSaved = (): void => {
  for (const [id, saver] of savers) {
    const { kind } = saver.state();
    if (kind === 'saved' || kind === 'clean') savers.delete(id);
  }
  savedOutright = { kind: 'clean' };
  changed();
};
