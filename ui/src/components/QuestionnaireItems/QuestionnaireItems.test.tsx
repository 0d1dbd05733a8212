import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { Paper } from './fixtures';
import { nextPick } from '.';

afterEach(cleanup);

const rows = () => Array.from(document.querySelectorAll('.paper__row'));
const at = () => rows().findIndex((row) => row.getAttribute('aria-current') === 'step');

it('answers by digits, goes on by itself and back with Backspace, and answers again', async () => {
  render(<Paper instrument="phq-9" />);
  await userEvent.tab();
  await userEvent.keyboard('0213');
  expect(rows().slice(0, 5).map((row) => row.querySelector('.paper__answer')?.textContent)).toEqual([
    '0 Not at all',
    '2 More than half the days',
    '1 Several days',
    '3 Nearly every day',
    'not answered',
  ]);
  expect(at()).toBe(4);
  await userEvent.keyboard('{Backspace}{Backspace}0');
  expect(rows()[2]?.textContent).toContain('0 Not at all');
  expect(at()).toBe(3);
  expect(screen.getByText(/4 of 9 answered: no total/)).toBeTruthy();
});

it('leaves an answer alone that is not on the scale', async () => {
  render(<Paper instrument="phq-9" first={[1, ...Array<null>(8).fill(null)]} />);
  await userEvent.tab();
  await userEvent.keyboard('7');
  expect(at()).toBe(1);
  expect(screen.getByText(/1 of 9 answered/)).toBeTruthy();
});

it('takes 1 and 0 for ten, and only when typed one after the other', async () => {
  expect(nextPick([0, 1, 10], '0', 1)).toBe(10);
  expect(nextPick([0, 1, 10], '0', undefined)).toBe(0);
  expect(nextPick([0, 1, 2, 3], '0', 1)).toBe(0);
  expect(nextPick([0, 1, 2, 3], '5', undefined)).toBeUndefined();
  render(<Paper instrument="work-ability-score" />);
  await userEvent.tab();
  await userEvent.keyboard('10');
  expect(rows()[0]?.textContent).toContain('10');
  await userEvent.keyboard('{Home}0');
  expect(rows()[0]?.querySelector('.paper__answer')?.textContent).toMatch(/^0/);
});
