import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { DateField } from '.';
import { LiveDate } from './fixtures';

it('shows the date back in full as it is typed', async () => {
  render(<LiveDate id="review" label="Review" first="" />);
  const field = screen.getByLabelText('Review');
  await userEvent.type(field, '+4w');
  expect(screen.getByRole('status').textContent).toBe('Monday 5 October 2026');
  await userEvent.clear(field);
  await userEvent.type(field, '12/1');
  expect(screen.getByRole('status').textContent).toBe('Tuesday 12 January 2027');
});

it('becomes the date itself on leaving, because "mon" means another day tomorrow', async () => {
  render(<LiveDate id="review" label="Review" first="" />);
  const field = screen.getByLabelText<HTMLInputElement>('Review');
  await userEvent.type(field, 'mon');
  await userEvent.tab();
  expect(field.value).toBe('14 September 2026');
});

it('says what is wrong only on leaving, and keeps what was typed', async () => {
  render(<LiveDate id="review" label="Review" first="" />);
  const field = screen.getByLabelText<HTMLInputElement>('Review');
  await userEvent.type(field, '31/11');
  expect(screen.queryByText(/has 30 days/)).toBeNull();
  await userEvent.tab();
  expect(screen.getByText(/November 2026 has 30 days/)).toBeTruthy();
  expect(field.value).toBe('31/11');
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

it('counts the days of a period', () => {
  render(<LiveDate id="to" label="To" first="4w" lengthFrom="2026-09-07" />);
  expect(screen.getByRole('status').textContent).toBe('Sunday 4 October 2026 (28 days)');
});

it('gives its form the text and the date it means', async () => {
  const change = vi.fn();
  render(
    <DateField id="d" label="Date" today="2026-09-07" toward="past" typed="" onChange={change} />,
  );
  await userEvent.type(screen.getByLabelText('Date'), '7');
  expect(change).toHaveBeenCalledWith('7', '2026-09-07');
});
