import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Announcement } from '.';
import { AnnouncerProvider, useAnnounce } from '.';

const Say = ({ what }: { what: Announcement }) => {
  const announce = useAnnounce();
  return <button onClick={() => announce(what)}>do it</button>;
};

const say = (what: Announcement) => {
  render(
    <AnnouncerProvider>
      <Say what={what} />
    </AnnouncerProvider>,
  );
  fireEvent.click(screen.getByText('do it'));
};

const pass = (time_ms: number) =>
  act(() => {
    vi.advanceTimersByTime(time_ms);
  });

const shown = () => screen.queryByRole('region', { name: 'Message' }) !== null;

it('speaks a message and puts it away by itself', () => {
  vi.useFakeTimers();
  say({ text: 'Report issued.' });
  expect(screen.getByRole('status').textContent).toBe('Report issued.');
  expect(shown()).toBe(true);
  pass(8000);
  expect(shown()).toBe(false);
  vi.useRealTimers();
});

it('offers undo until it is put away, however long someone takes', () => {
  vi.useFakeTimers();
  const undo = vi.fn();
  say({ text: 'Action done.', undo });
  pass(600_000);
  fireEvent.click(screen.getByText('Undo'));
  expect(undo).toHaveBeenCalledTimes(1);
  expect(shown()).toBe(false);
  vi.useRealTimers();
});

it('speaks what went wrong at once', () => {
  say({ text: 'Nothing was printed.', kind: 'alert' });
  expect(screen.getByRole('alert').textContent).toBe('Nothing was printed.');
  expect(screen.getByRole('status').textContent).toBe('');
});
