import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { WorkTabs } from './fixtures';

it('moves with arrows, round both ends, and shows the section', async () => {
  render(<WorkTabs />);
  await userEvent.tab();
  await userEvent.keyboard('{ArrowLeft}');
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Working environment' }));
  expect(screen.getByRole('tabpanel').textContent).toBe('Nothing recorded yet.');
  await userEvent.keyboard('{Home}');
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Person');
});
