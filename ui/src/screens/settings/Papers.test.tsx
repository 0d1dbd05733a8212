import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { Desk } from '../../components/Desk';
import type { CheckingView } from '../../ipc';
import type { CommandFixtures } from '../../ipc/mock';
import { stopPlaying } from '../../ipc/mock';
import { SettingsScreen } from '.';

afterEach(() => {
  cleanup();
  stopPlaying();
});

const nothingSet: CheckingView = {
  form: { telephone: '', address: '' },
  service_key: 'ab'.repeat(32),
  differs: false,
};

const show = async (more: CommandFixtures, view = nothingSet) => {
  render(
    <Desk at={{ kind: 'settings', page: 'papers' }} commands={{ checking_settings: () => view, ...more }}>
      <SettingsScreen page="papers" onLeaveDemonstration={() => Promise.resolve()} />
    </Desk>,
  );
  await screen.findByLabelText(/Telephone that readers/);
  return userEvent.setup();
};

it('saves the number and the address, from the palette’s own place', async () => {
  const asked: unknown[] = [];
  const user = await show({
    set_checking: ({ form }) => {
      asked.push(form);
      return { ...nothingSet, form };
    },
  });
  await user.type(screen.getByLabelText(/Telephone that readers/), '01632 960123');
  await user.type(screen.getByLabelText(/Address of the checking page/), 'https://example.nhs.uk/check');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findAllByText(/reports issued from now on/);
  expect(asked).toEqual([{ telephone: '01632 960123', address: 'https://example.nhs.uk/check' }]);
});

it('says which field is wrong and keeps what was typed', async () => {
  const user = await show({
    set_checking: () => {
      throw Object.assign({
        code: 'input',
        message: 'There is a problem with what was entered',
        fields: [{ field: 'address', message: 'Enter an address that begins with https://' }],
      });
    },
  });
  const address = screen.getByLabelText<HTMLInputElement>(/Address of the checking page/);
  await user.type(address, 'http://x');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByRole('link', { name: 'Enter an address that begins with https://' });
  expect(address.value).toBe('http://x');
});

it('saves the page and shows the key, and says when two people set it apart', async () => {
  let saved = 0;
  const user = await show(
    {
      save_checking_page: () => {
        saved += 1;
        return true;
      },
    },
    { ...nothingSet, differs: true },
  );
  expect(screen.getByText(/Two people have set this differently/)).toBeTruthy();
  expect(screen.getByText('ab'.repeat(32))).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Save the checking page…' }));
  await screen.findAllByText('The checking page is saved.');
  expect(saved).toBe(1);
});
