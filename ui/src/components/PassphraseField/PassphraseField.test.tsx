import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { LivePassphrase } from './fixtures';

it('says when Caps Lock is on, and stops saying it', () => {
  render(<LivePassphrase id="passphrase" />);
  const field = screen.getByLabelText('Passphrase');
  fireEvent.keyDown(field, { key: 'A', modifierCapsLock: true });
  expect(screen.getByRole('status').textContent).toContain('Caps Lock is on');
  fireEvent.keyUp(field, { key: 'CapsLock', modifierCapsLock: false });
  expect(screen.getByRole('status').textContent).toBe('');
});
