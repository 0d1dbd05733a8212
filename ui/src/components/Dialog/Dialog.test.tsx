import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ConsentDialog } from './fixtures';

it('says what it is, shows who it is about, closes with Esc and gives the focus back', async () => {
  render(<ConsentDialog />);
  await userEvent.click(screen.getByRole('button', { name: 'Record consent' }));
  const dialog = screen.getByRole('dialog', { name: 'Consent to talk to the employer' });
  expect(dialog.textContent).toContain('PRYCE, Kevin (Kev)');
  expect(document.activeElement?.textContent).toBe('Consent to talk to the employer');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Record consent' }));
});
