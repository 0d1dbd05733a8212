import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Announcement } from '.';
import { AnnouncerProvider, Message, useAnnounce } from '.';
import { KeysProvider } from '../Keys';
import { OnlyThisPageProvider, useOnlyThisPage } from '../OnlyThisPage';

const Say = ({ what }: { what: Announcement }) => {
  const announce = useAnnounce();
  return <button onClick={() => announce(what)}>do it</button>;
};

const say = (what: Announcement) => {
  render(
    <KeysProvider>
      <AnnouncerProvider>
        <Say what={what} />
        <label>
          Note
          <input />
        </label>
        <Message />
      </AnnouncerProvider>
    </KeysProvider>,
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

it('takes back with Ctrl+Z, but leaves the key to text that is being written', async () => {
  const undo = vi.fn();
  say({ text: 'Action done.', undo });
  screen.getByLabelText('Note').focus();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(undo).not.toHaveBeenCalled();
  screen.getByText('do it').focus();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(undo).toHaveBeenCalledTimes(1);
  expect(shown()).toBe(false);
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(undo).toHaveBeenCalledTimes(1);
});

const ThreeThings = () => {
  const announce = useAnnounce();
  const { show: only, end } = useOnlyThisPage();
  return (
    <>
      <button onClick={only}>only</button>
      <button onClick={end}>end</button>
      <button onClick={() => announce({ text: 'Nothing was printed.', kind: 'alert' })}>wrong</button>
      <button onClick={() => announce({ text: 'Parked.' })}>right</button>
    </>
  );
};

it('keeps everything back while only one page is shown, what went wrong before what went well', () => {
  vi.useFakeTimers();
  render(
    <KeysProvider>
      <OnlyThisPageProvider>
        <AnnouncerProvider>
          <ThreeThings />
          <Message />
        </AnnouncerProvider>
      </OnlyThisPageProvider>
    </KeysProvider>,
  );
  for (const name of ['only', 'wrong', 'right']) fireEvent.click(screen.getByText(name));
  pass(20_000);
  expect(shown()).toBe(false);
  expect(screen.getByRole('alert').textContent).toBe('');
  fireEvent.click(screen.getByText('end'));
  expect(screen.getByRole('region', { name: 'Message' }).textContent).toContain('Nothing was printed.');
  expect(screen.getByRole('alert').textContent).toBe('Nothing was printed.');
  vi.useRealTimers();
});
