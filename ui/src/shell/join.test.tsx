import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { App } from '../App';
import type { JoinLook, WaitingView } from '../ipc';
import { ClinicError } from '../ipc';
import { about, emptyStatus, openStatus } from '../ipc/fixtures';
import type { CommandFixtures } from '../ipc/mock';
import { playCommands, stopPlaying } from '../ipc/mock';
import { waiting } from '../screens/start/fixtures';

// Whole forms are typed here, on laptops that may be busy with something else.
vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  cleanup();
  stopPlaying();
});

const start = (commands: CommandFixtures) => {
  playCommands({ about: () => about, content: () => ({}), ...commands });
  render(<App />);
  return userEvent.setup();
};

it('keeps a request that cannot be made, and waits once it is', async () => {
  let reachable = false;
  let state: 'empty' | 'waiting' = 'empty';
  const look: JoinLook = { status: null, waiting, service_words: [] };
  const user = start({
    status: () => ({ ...emptyStatus, state }),
    ask_to_join: () => {
      if (!reachable) {
        throw new ClinicError('input', 'There is a problem', [
          { field: 'place.folder', message: 'There is no such folder' },
        ]);
      }
      state = 'waiting';
      return waiting;
    },
    waiting: () => waiting,
    look_for_answer: () => look,
  });
  await user.click(await screen.findByRole('button', { name: 'Join a service' }));
  await user.type(await screen.findByLabelText(/^Name of this laptop/), 'Totton 1');
  await user.type(screen.getByLabelText('Folder'), 'N:/Stepwell');
  await user.click(screen.getByRole('button', { name: /^Ask to join/ }));
  await screen.findByRole('link', { name: 'There is no such folder' });
  expect(screen.getByLabelText<HTMLInputElement>(/^Name of this laptop/).value).toBe('Totton 1');
  reachable = true;
  await user.click(screen.getByRole('button', { name: /^Ask to join/ }));
  await screen.findByRole('heading', { level: 1, name: 'Waiting to join' });
  expect(screen.getByText('typical')).toBeTruthy();
});

it('asks for the passphrase after a restart, goes on, and shows the words of the service', async () => {
  let now: WaitingView = { ...waiting, open: false, place: '' };
  const user = start({
    status: () => ({ ...emptyStatus, state: 'waiting' }),
    waiting: () => now,
    go_on_waiting: () => {
      now = waiting;
      return now;
    },
    look_for_answer: (): JoinLook => ({
      status: openStatus,
      waiting: null,
      service_words: ['lamp', 'river', 'sound', 'apple', 'trust', 'candle'],
    }),
  });
  await user.type(await screen.findByLabelText('Passphrase'), 'quiet green rivers{Enter}');
  await screen.findByRole('heading', { level: 1, name: /You have joined Solent/ });
  expect(screen.getByText('candle')).toBeTruthy();
});
