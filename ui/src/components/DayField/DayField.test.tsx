import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { LiveDay } from './fixtures';

it('keeps the date itself, and the text as long as it means none', async () => {
  render(<LiveDay id="day" first="" />);
  const field = screen.getByLabelText('Day of the contact');
  await userEvent.type(field, 'mo');
  expect(screen.getByLabelText('Kept').textContent).toBe('mo');
  await userEvent.type(field, 'n');
  expect(screen.getByLabelText('Kept').textContent).toBe('2026-08-31');
  await userEvent.tab();
  expect((field as HTMLInputElement).value).toBe('31 August 2026');
});

it('shows a day that is already there in words', () => {
  render(<LiveDay id="day" first="2026-09-01" />);
  expect(screen.getByLabelText<HTMLInputElement>('Day of the contact').value).toBe('1 September 2026');
});
