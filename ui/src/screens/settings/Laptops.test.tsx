import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { ClinicError } from '../../ipc';
import type { CommandFixtures } from '../../ipc/mock';
import { stopPlaying } from '../../ipc/mock';
import { approved, laptops, LaptopsAtDesk, request } from './fixtures';

// Whole forms are typed here, on laptops that may be busy with something else.
vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  cleanup();
  stopPlaying();
});

const show = (more: CommandFixtures = {}) => {
  render(<LaptopsAtDesk more={more} />);
  return userEvent.setup();
};

const refusal = (field: string, message: string) =>
  new ClinicError('input', 'There is a problem', [{ field, message }]);

it('lets a laptop in only when the words are ticked, and shows the words of the service', async () => {
  const sent: unknown[] = [];
  const user = show({
    approve: (input) => {
      sent.push(input.form);
      const { words_compared } = input.form as { words_compared: boolean };
      if (!words_compared) throw refusal('words_compared', 'Compare the eight words, then tick this');
      return approved;
    },
  });
  await user.click(await screen.findByRole('button', { name: /^Look at it/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Let Bitterne 1 in?' });
  expect(within(dialog).getAllByRole('listitem').map((one) => one.textContent)).toContain('1spare');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByRole('group', { name: 'There is a problem' });
  await user.click(screen.getByRole('checkbox', { name: /read the same eight words/ }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByRole('dialog', { name: 'Bitterne 1 is let in' });
  expect(screen.getByText('window')).toBeTruthy();
  expect(sent.at(-1)).toEqual({
    request: request.request,
    person: 'new',
    administrator: false,
    site: 'hedge-end',
    words_compared: true,
  });
});

it('keeps what was typed about the place when it cannot be reached', async () => {
  const user = show({
    set_up_sync: () => {
      throw refusal('folder', 'It cannot be reached now');
    },
  });
  await user.click(await screen.findByRole('button', { name: /^Change/ }));
  const folder = await screen.findByLabelText<HTMLInputElement>('Folder');
  await user.clear(folder);
  await user.type(folder, 'M:/other');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findAllByText('It cannot be reached now');
  expect(screen.getByLabelText<HTMLInputElement>(/^Folder/).value).toBe('M:/other');
});

it('says what a lost laptop can still read before it is removed', async () => {
  const asked: unknown[] = [];
  const user = show({
    revoke_laptop: (input) => {
      asked.push(input.form);
      return laptops;
    },
  });
  await user.click(await screen.findByRole('button', { name: /^Remove/ }));
  await screen.findByRole('dialog', { name: /Remove Totton/ });
  expect(screen.getByText(/can still read everything it had/)).toBeTruthy();
  await user.type(screen.getByLabelText(/^What happened/), 'stolen');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(asked).toEqual([{ laptop: 'l-jo', reason: 'stolen' }]);
});

it('counts late entries and has them accepted with a reason', async () => {
  const asked: unknown[] = [];
  const user = show({
    accept_late: (input) => {
      asked.push(input.form);
      return { ...laptops, late: [] };
    },
  });
  await screen.findByText(/3 entries came after it was removed/);
  await user.click(screen.getByRole('button', { name: /^Accept them/ }));
  await user.type(await screen.findByLabelText(/^Why do they count/), 'hers');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(asked).toEqual([{ log: 'log-old', up_to: 44, reason: 'hers' }]);
});
