import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { ClinicError } from '../../ipc';
import type { CommandFixtures } from '../../ipc/mock';
import { stopPlaying } from '../../ipc/mock';
import { PeopleAtDesk } from './fixtures';

// Whole forms are typed here, on laptops that may be busy with something else.
vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  cleanup();
  stopPlaying();
});

const show = (more: CommandFixtures = {}) => {
  render(<PeopleAtDesk more={more} />);
  return userEvent.setup();
};

it('gives somebody whom the service knows a sign-in on this laptop, and says so', async () => {
  const sent: unknown[] = [];
  const user = show({
    give_sign_in: (input) => {
      sent.push(input);
      if (input.passphrase !== 'four quiet brown owls')
        throw new ClinicError('input', 'There is a problem', [{ field: 'passphrase', message: 'Use ten letters or more' }]);
      return ['sam', 'priya'];
    },
  });
  const row = await screen.findByRole('row', { name: /Priya Nair/ });
  await user.click(await within(row).findByRole('button', { name: 'Let them sign in here: Priya Nair' }));
  await screen.findByRole('dialog', { name: 'Let Priya Nair sign in on this laptop?' });
  await user.type(screen.getByLabelText('Their passphrase'), 'short');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findAllByText(/Use ten letters or more/);
  const first = screen.getByLabelText<HTMLInputElement>(/^Their passphrase(?! again)/);
  expect(first.value).toBe('short');
  await user.clear(first);
  await user.type(first, 'four quiet brown owls');
  await user.type(screen.getByLabelText('Their passphrase again'), 'four quiet brown owls');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await within(row).findByText('signs in here');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(sent.at(-1)).toEqual({
    user: 'priya',
    passphrase: 'four quiet brown owls',
    passphraseAgain: 'four quiet brown owls',
  });
});

it('says where somebody signs in, and offers nothing, to one who may not add people', async () => {
  render(<PeopleAtDesk administrator={false} />);
  const row = await screen.findByRole('row', { name: /Priya Nair/ });
  await within(row).findByText('on another laptop');
  expect(within(row).queryByRole('button')).toBeNull();
});
