/** A contact at the desk for tests: what was saved of it, and its keys. */
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect } from 'vitest';
import type { ContactDraft, ContactScreen } from '../../ipc';
import { stateOf } from '../../ipc/kevinPryce';
import type { CommandFixtures } from '../../ipc/mock';
import { ContactAtDesk } from './fixtures';

export const show = async (
  draft: ContactDraft,
  more: CommandFixtures = {},
  desk: Partial<ContactScreen> = {},
) => {
  const saved: ContactDraft[] = [];
  render(
    <ContactAtDesk
      draft={draft}
      screen={desk}
      more={{
        save_contact: ({ draft: value }) => {
          saved.push(value as ContactDraft);
          return stateOf(value as ContactDraft);
        },
        ...more,
      }}
    />,
  );
  await screen.findByRole('heading', { level: 1, name: /Contact/ });
  return { saved, last: () => saved.at(-1) };
};

export const focused = () => document.activeElement?.id;
export const keys = (text: string) => userEvent.keyboard(text);
export const settled = () => waitFor(() => expect(screen.getByText('Saved 10:42:07')).toBeTruthy());
export const sign = () => keys('{Control>}{Enter}{/Control}');
