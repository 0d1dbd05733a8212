import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { EnteredInError } from './fixtures';

const press = () =>
  userEvent.click(screen.getByRole('button', { name: 'Mark as entered in error' }));

it('does nothing before the second look, and goes to it', async () => {
  const confirm = vi.fn();
  render(<EnteredInError onConfirm={confirm} onCancel={vi.fn()} />);
  await press();
  expect(confirm).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(screen.getByRole('checkbox'));
  await userEvent.keyboard(' ');
  await press();
  expect(confirm).toHaveBeenCalledTimes(1);
});

it('stays and says why when it did not work', async () => {
  const refuse = () => Promise.reject(new Error('The record has changed. Look again.'));
  render(<EnteredInError onConfirm={refuse} onCancel={vi.fn()} />);
  await userEvent.click(screen.getByRole('checkbox'));
  await press();
  expect(screen.getByRole('alert').textContent).toBe('The record has changed. Look again.');
});
