import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { stopPlaying } from '../../ipc/mock';
import { emptied, notSetUp, pulling, SyncAtDesk, upToDate, waiting } from './fixtures';

afterEach(() => {
  cleanup();
  stopPlaying();
});

it('says what waits, what was had from each laptop, and what to do', async () => {
  render(<SyncAtDesk status={waiting} />);
  await screen.findByText(/3 entries of this laptop have waited/);
  expect(screen.getByText('Totton 1, Priya Nair’s').parentElement?.textContent).toBe(
    'Totton 1, Priya Nair’s: all had up to Tue 16:10; nothing for 3 days',
  );
  expect(screen.getByText(/Work on: it is tried again by itself/)).toBeTruthy();
  expect(screen.queryByText('Up to date')).toBeNull();
  expect(document.activeElement?.id).toBe('sync-now');
});

it('syncs now by one key and shows the answer', async () => {
  let asked = 0;
  render(
    <SyncAtDesk
      status={waiting}
      more={{
        sync_now: () => {
          asked += 1;
          return upToDate;
        },
      }}
    />,
  );
  await screen.findByText(/3 entries of this laptop/);
  await userEvent.setup().keyboard('s');
  await screen.findByText('Up to date');
  expect(asked).toBe(1);
});

it('counts a long pull, and stops it when asked', async () => {
  let stopped = 0;
  render(
    <SyncAtDesk
      status={pulling}
      more={{
        stop_syncing: () => {
          stopped += 1;
          return { ...pulling, running: pulling.running && { ...pulling.running, stopping: true } };
        },
      }}
    />,
  );
  await screen.findByText('1200 of 12400');
  await userEvent.setup().click(screen.getByRole('button', { name: 'Stop for now' }));
  const button = await screen.findByRole('button', { name: 'Stopping…' });
  expect((button as HTMLButtonElement).disabled).toBe(true);
  expect(stopped).toBe(1);
});

it('fills an emptied place again only after asking', async () => {
  let filled = 0;
  render(
    <SyncAtDesk
      status={emptied}
      more={{
        fill_place_again: () => {
          filled += 1;
          return waiting;
        },
      }}
    />,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Fill the shared place again…' }));
  expect(filled).toBe(0);
  await user.click(screen.getByRole('button', { name: 'Fill it again' }));
  await screen.findByText(/cannot be reached/);
  expect(filled).toBe(1);
});

it('offers no exchange where no place is set up', async () => {
  let asked = 0;
  render(<SyncAtDesk status={notSetUp} more={{ sync_now: () => (asked += 1) }} />);
  await screen.findByText('Everything is kept on this laptop alone.');
  await userEvent.setup().keyboard('s');
  expect(asked).toBe(0);
});
