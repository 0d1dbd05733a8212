import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { WorkStatus } from './fixtures';

it('has nothing chosen beforehand, and shows what belongs to the choice', async () => {
  render(<WorkStatus id="work" />);
  expect(screen.queryByRole('radio', { checked: true })).toBeNull();
  await userEvent.click(screen.getByLabelText('Off sick'));
  expect(screen.getByText('since 17 August 2026')).toBeTruthy();
});

it('takes a digit as a choice', async () => {
  render(<WorkStatus id="work" digits />);
  screen.getByRole('radio', { name: 'At work' }).focus();
  await userEvent.keyboard('3');
  expect(screen.getByRole('radio', { checked: true }).id).toBe('work-3');
  expect(document.activeElement?.id).toBe('work-3');
});

it('says its hint and error with the group, and its first input has the id of the field', () => {
  render(<WorkStatus id="work" error="Say how work is today" />);
  const group = screen.getByRole('group', { name: 'Work status today' });
  expect(document.getElementById(group.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
    'Say how work is today',
  );
  expect(document.getElementById('work')).toBe(screen.getByLabelText('At work'));
});
