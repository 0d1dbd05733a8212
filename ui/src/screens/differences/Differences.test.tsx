import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { CommandFixtures } from '../../ipc/mock';
import { stopPlaying } from '../../ipc/mock';
import { DifferencesAtDesk, view } from './fixtures';

afterEach(() => {
  cleanup();
  stopPlaying();
});

const show = async (more: CommandFixtures) => {
  render(<DifferencesAtDesk more={more} />);
  await screen.findByRole('heading', { name: 'Goal' });
  return userEvent.setup();
};

const afterGoal = { ...view, differences: view.differences.slice(1) };

it('keeps one with two keys and goes on to the next', async () => {
  const asked: unknown[] = [];
  const user = await show({
    settle: (input) => {
      asked.push(input.form);
      return afterGoal;
    },
  });
  await user.keyboard('{ArrowRight}{Enter}');
  await screen.findByRole('heading', { name: 'Date of birth' });
  expect(asked).toEqual([
    { kind: 'case', id: 'c-kevin', field: 'goal', keep: 'e-priya', seen: ['e-sam', 'e-priya'] },
  ]);
  // The cursor waits where Enter acts again.
  expect(document.activeElement?.textContent).toContain('Next');
});

it('keeps both with B, where both can be true', async () => {
  const kept: unknown[] = [];
  const user = await show({
    settle: (input) => {
      kept.push((input.form as { keep: string }).keep);
      return afterGoal;
    },
  });
  await user.keyboard('b{Enter}');
  await screen.findByRole('heading', { name: 'Date of birth' });
  await user.keyboard('b{Enter}');
  await screen.findByRole('heading', { name: /one appointment/ });
  expect(kept).toEqual(['both']);
});

it('leaves it open with Enter alone, and takes a choice back with the same key', async () => {
  const asked: unknown[] = [];
  const user = await show({ settle: () => asked.push('settled') });
  await user.keyboard('{ArrowLeft}{ArrowLeft}{Enter}');
  await screen.findByRole('heading', { name: 'Date of birth' });
  expect(asked).toEqual([]);
});

it('marks the words that differ and says who, where, when and that a clock was wrong', async () => {
  await show({});
  const hers = screen.getByRole('group', { name: 'As set by Priya Nair' });
  expect(within(hers).getByText('the clock of this laptop was wrong')).toBeTruthy();
  const marked = Array.from(hers.querySelectorAll('mark'), ({ textContent }) => textContent).join(' ');
  expect(marked).toContain('part');
  expect(marked).not.toContain('drive');
  expect(within(hers).getByText(/Totton, on Totton 1/)).toBeTruthy();
});

it('opens a contact that may be one too many, or says that all are right', async () => {
  const asked: unknown[] = [];
  const user = await show({
    accept_overlap: (input) => {
      asked.push(input.about);
      return { ...view, overlaps: [] };
    },
  });
  await user.keyboard('{Enter}');
  await screen.findByRole('heading', { name: 'Date of birth' });
  await user.keyboard('{Enter}');
  await screen.findByRole('heading', { name: /one appointment/ });
  await user.keyboard('b{Enter}');
  await screen.findByRole('heading', { name: 'Date of birth' });
  expect(asked).toEqual([['k-1', 'k-2']]);
});

it('shows what arrived meanwhile and keeps the person where they are', async () => {
  const user = await show({
    settle: () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- what the bridge hands over is no Error
      throw { code: 'changed', message: 'Another entry arrived meanwhile.', fields: [] };
    },
  });
  await user.keyboard('{ArrowLeft}{Enter}');
  await screen.findByText('Another entry arrived meanwhile.');
  expect(screen.getByRole('heading', { name: 'Goal' })).toBeTruthy();
});
