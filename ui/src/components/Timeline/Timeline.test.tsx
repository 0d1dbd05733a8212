import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Timeline } from '.';
import { STORY } from './fixtures';

it('opens what has a page, and says in words what was entered in error', async () => {
  const open = vi.fn();
  render(
    <Timeline
      label="Story"
      items={STORY}
      today="2026-09-07"
      openLabel={({ kind }) => (kind === 'contact' ? 'open' : undefined)}
      onOpen={open}
    />,
  );
  expect(screen.getAllByRole('listitem')).toHaveLength(5);
  expect(screen.getAllByRole('button')).toHaveLength(2);
  await userEvent.click(
    screen.getByRole('button', { name: 'open: Step 1, telephone, 30 min, 1 Dec 2025' }),
  );
  expect(open).toHaveBeenCalledWith(STORY[4]);
  expect(screen.getByText('Entered in error')).toBeTruthy();
});
