import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ErrorSummary } from '.';
import { fixtures, NAME_MISSING } from './fixtures';

it('takes the focus, and each line goes to its field', async () => {
  render(fixtures['with its form']);
  expect(document.activeElement).toBe(screen.getByRole('group', { name: 'There is a problem' }));
  await userEvent.click(screen.getByRole('link', { name: 'Type the surname' }));
  expect(document.activeElement).toBe(screen.getByLabelText('Surname'));
});

it('takes the focus again at the next attempt, but not while one types', () => {
  const { rerender } = render(<ErrorSummary errors={NAME_MISSING} />);
  (document.activeElement as HTMLElement).blur();
  rerender(<ErrorSummary errors={NAME_MISSING} />);
  expect(document.activeElement).toBe(document.body);
  rerender(<ErrorSummary errors={[...NAME_MISSING]} />);
  expect(document.activeElement).toBe(screen.getByRole('group'));
});

it('draws nothing when nothing is wrong', () => {
  const { container } = render(<ErrorSummary errors={[]} />);
  expect(container.childElementCount).toBe(0);
});

it('lets a line go once it is put right, without taking the focus', () => {
  const { rerender } = render(<ErrorSummary errors={NAME_MISSING} settled={() => false} />);
  (document.activeElement as HTMLElement).blur();
  rerender(<ErrorSummary errors={NAME_MISSING} settled={() => true} />);
  expect(screen.queryByRole('group')).toBeNull();
  rerender(<ErrorSummary errors={NAME_MISSING} settled={() => false} />);
  expect(screen.getByRole('group')).toBeTruthy();
  expect(document.activeElement).toBe(document.body);
});
