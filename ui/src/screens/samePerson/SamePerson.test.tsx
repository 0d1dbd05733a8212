import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { CommandFixtures } from '../../ipc/mock';
import { stopPlaying } from '../../ipc/mock';
import { pair, PairAtDesk } from './fixtures';

afterEach(() => {
  cleanup();
  stopPlaying();
});

const show = async (more: CommandFixtures = {}) => {
  render(<PairAtDesk more={more} />);
  await screen.findByRole('region', { name: 'What each knows' });
  return userEvent.setup();
};

it('shows them as one with two keys, and takes it back with one', async () => {
  const told: unknown[] = [];
  let merged = false;
  const user = await show({
    compare_people: () => ({ ...pair, merged }),
    merge_people: ({ keep, away, reason }) => {
      told.push(['merge', keep, away, reason]);
      merged = true;
      return {};
    },
    unmerge_person: ({ patient }) => {
      told.push(['unmerge', patient]);
      merged = false;
      return {};
    },
  });
  await user.keyboard('{ArrowLeft}{Enter}');
  await screen.findByRole('heading', { name: /shown as one/ });
  await user.keyboard('u');
  await screen.findByRole('heading', { name: /The same person\?/ });
  expect(told).toEqual([
    ['merge', 'p-1', 'p-2', ''],
    ['unmerge', 'p-2'],
  ]);
});

it('tells two people apart, and leaves it open with Enter alone', async () => {
  const told: unknown[] = [];
  const user = await show({
    tell_people_apart: ({ one, other }) => {
      told.push([one, other]);
      return null;
    },
  });
  await user.keyboard('t');
  expect(screen.getByRole('button', { name: /✓ Two people/ }).getAttribute('aria-pressed')).toBe('true');
  await user.keyboard('{Enter}');
  expect(told).toEqual([['p-1', 'p-2']]);
});

it('lists what differs in words and not by colour alone', async () => {
  await show();
  expect(screen.getByRole('rowheader', { name: /Name.*differs/ })).toBeTruthy();
  expect(screen.getByRole('rowheader', { name: 'Date of birth' })).toBeTruthy();
  expect(screen.getByText('Priya Nair')).toBeTruthy();
});

it('keeps arrows for the text while the reason is typed', async () => {
  const user = await show();
  await user.type(screen.getByLabelText(/How you know/), 'asked{ArrowLeft}t');
  expect(screen.queryByRole('button', { name: /✓/ })).toBeNull();
});
