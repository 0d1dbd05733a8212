import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Save } from '.';
import { forgetSaved, saveEverything, saveWords, unsaved, useAutosave, useOverallSaveState } from '.';
import { createSaver } from './saver';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-09-07T09:42:00Z') });
});
afterEach(async () => {
  await saveEverything();
  forgetSaved();
  vi.useRealTimers();
});

const Note = ({ id, text, save }: { id: string; text: string; save: Save<string> }) => {
  const { state } = useAutosave({ id, value: text, save });
  return <p>{saveWords(state)}</p>;
};

const Overall = () => <p>all: {saveWords(useOverallSaveState())}</p>;

/** A note on screen; `type` gives it a new text, `saved` lists what reached the other side. */
const note = (save?: Save<string>, id = 'draft:1') => {
  const saved: string[] = [];
  const keep: Save<string> =
    save ??
    ((text) => {
      saved.push(text);
      return Promise.resolve();
    });
  const view = render(<Note id={id} text="" save={keep} />);
  const type = (text: string) => view.rerender(<Note id={id} text={text} save={keep} />);
  return { saved, type, leave: view.unmount, open: (other: string) => view.rerender(<Note id={other} text="other" save={keep} />) };
};

const pass = (time_ms: number) => act(() => vi.advanceTimersByTimeAsync(time_ms));

it('saves once after a pause in typing, and says when', async () => {
  const { saved, type } = note();
  type('l');
  await pass(300);
  type('li');
  await pass(399);
  expect(saved).toEqual([]);
  expect(screen.getByText('Saving…')).toBeTruthy();
  await pass(1);
  expect(saved).toEqual(['li']);
  expect(screen.getByText('Saved 10:42:00')).toBeTruthy();
});

it('saves within a second of the first change, however fast someone goes on typing', async () => {
  const { saved, type } = note();
  for (let count = 1; count <= 10; count += 1) {
    type('x'.repeat(count));
    await pass(100);
  }
  expect(saved).toEqual(['x'.repeat(8)]);
});

it('does not save what was loaded, nor on moving to another thing', async () => {
  const { saved, open } = note();
  open('draft:2');
  await pass(5000);
  expect(saved).toEqual([]);
});

it.each([
  ['the focus leaves a field', () => fireEvent.focusOut(document.body)],
  ['the window loses the focus', () => fireEvent.blur(window)],
  ['the page goes', () => fireEvent(window, new Event('pagehide'))],
])('saves at once when %s', async (_when, happen) => {
  const { saved, type } = note();
  type('lifts');
  happen();
  await pass(0);
  expect(saved).toEqual(['lifts']);
});

it('saves at once when the screen goes, and when another thing is opened', async () => {
  const { saved, type, open, leave } = note();
  type('lifts');
  open('draft:2');
  await pass(0);
  expect(saved).toEqual(['lifts']);
  leave();
});

it('says why it is not saved, tries again, and keeps what was typed meanwhile', async () => {
  const saved: string[] = [];
  let full = true;
  const { type } = note((text) => {
    if (full) return Promise.reject(new Error('the disk is full'));
    saved.push(text);
    return Promise.resolve();
  });
  type('lifts');
  await pass(400);
  expect(screen.getByText(/^Not saved: the disk is full/)).toBeTruthy();
  type('lifts 20 kg');
  await pass(400);
  full = false;
  await pass(2000);
  expect(saved).toEqual(['lifts 20 kg']);
  expect(screen.getByText(/^Saved/)).toBeTruthy();
});

it('goes on trying after the screen is gone', async () => {
  const saved: string[] = [];
  let full = true;
  render(<Overall />);
  const { type, leave } = note((text) => {
    if (full) return Promise.reject(new Error('the disk is full'));
    saved.push(text);
    return Promise.resolve();
  });
  type('lifts');
  leave();
  await pass(0);
  expect(screen.getByText(/^all: Not saved/)).toBeTruthy();
  full = false;
  await pass(1000);
  expect(saved).toEqual(['lifts']);
  expect(screen.getByText(/^all: Saved/)).toBeTruthy();
});

it('never has two saves of one thing under way, so the last text is the last to arrive', async () => {
  const arrived: string[] = [];
  let underWay = 0;
  const { type } = note(async (text) => {
    underWay += 1;
    expect(underWay).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, arrived.length === 0 ? 3000 : 10));
    underWay -= 1;
    arrived.push(text);
  });
  type('first');
  await pass(400);
  type('second');
  await pass(1000);
  type('third');
  await pass(5000);
  expect(arrived).toEqual(['first', 'third']);
});

it('flushing everything tells whether all is saved', async () => {
  const { type } = note(() => Promise.reject(new Error('no')));
  type('lifts');
  await expect(act(saveEverything)).resolves.toBe(false);
});

it('hands what could not be saved to the screen that is opened again', async () => {
  let full = true;
  const { type, leave } = note(() => (full ? Promise.reject(new Error('The disk is full')) : Promise.resolve()));
  type('newer than the record');
  await pass(400);
  leave();
  expect(unsaved('draft:1')).toBe('newer than the record');
  full = false;
  await pass(10_000);
  expect(unsaved('draft:1')).toBeUndefined();
});

it('takes what is typed while it flushes for work, not for a failure', async () => {
  const saver = createSaver<string>();
  const saved: string[] = [];
  saver.saveWith((text) => {
    saved.push(text);
    return Promise.resolve();
  });
  // Where the cursor stands is kept too, and may come just as the words are in.
  saver.subscribe(() => {
    if (saver.state().kind === 'saved' && saved.length === 1) saver.offer('words, and the cursor');
  });
  saver.offer('words');
  await expect(saver.flush()).resolves.toBe(true);
  expect(saved).toEqual(['words', 'words, and the cursor']);
});
