import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { CommandFixtures } from '../../ipc/mock';
import { stopPlaying } from '../../ipc/mock';
import { altered, CheckAtDesk, matches, replaced } from './fixtures';

afterEach(() => {
  cleanup();
  stopPlaying();
});

const show = (more: CommandFixtures) => {
  render(<CheckAtDesk more={more} />);
  return userEvent.setup();
};

const box = () => screen.getByLabelText<HTMLTextAreaElement>('What the telephone’s camera read');

it('checks what was pasted and shows it for comparing, with the cursor on what was found', async () => {
  const asked: unknown[] = [];
  const user = show({
    check_paper: (input) => {
      asked.push(input.pasted);
      return matches;
    },
  });
  expect(document.activeElement).toBe(box());
  await user.type(box(), 'stepwell:SW1');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(matches.said);
  expect(asked).toEqual(['stepwell:SW1']);
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'What was found' }));
  expect(screen.getByText('Compare each line with the paper in your hand.')).toBeTruthy();
  expect(screen.getByText('Kevin Pryce')).toBeTruthy();
  expect(box().value).toBe('stepwell:SW1');
});

it('says what became of it, and what may not be said without consent', async () => {
  const user = show({ check_paper: () => matches });
  await user.click(screen.getByRole('button', { name: 'Check' }));
  await screen.findByText(/has not been replaced or withdrawn/);
  expect(screen.getByText(/Neither confirm nor deny/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Open the report' }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('"report":"r-kevin"');
});

it('says when it was replaced, and with consent what is in the report may be said', async () => {
  const user = show({ check_paper: () => replaced });
  await user.click(screen.getByRole('button', { name: 'Check' }));
  await screen.findByText(/replaced by 0C4T-77QM-2P-8/);
  expect(screen.queryByText(/Neither confirm nor deny/)).toBeNull();
});

it('shows nothing to compare of a changed one', async () => {
  const user = show({ check_paper: () => altered });
  await user.click(screen.getByRole('button', { name: 'Check' }));
  await screen.findByText(altered.said);
  expect(screen.queryByText('Compare each line with the paper in your hand.')).toBeNull();
  expect(screen.queryByText(/not in the record on this laptop/)).toBeNull();
});

it('takes a PDF, and thinking better of it changes nothing', async () => {
  let answer: typeof matches | null = null;
  const user = show({ check_paper_file: () => answer });
  await user.type(box(), 'kept');
  await user.keyboard('{Alt>}o{/Alt}');
  expect(screen.queryByText('What was found')).toBeNull();
  answer = { ...matches, record: null };
  await user.click(screen.getByRole('button', { name: 'Choose a PDF…' }));
  await screen.findByText(/not in the record on this laptop/);
  expect(box().value).toBe('kept');
});

it('says why a file could not be read and keeps what was typed', async () => {
  const user = show({
    check_paper_file: () => {
      throw Object.assign({ code: 'input', message: 'This file can\'t be read as a PDF.', fields: [] });
    },
  });
  await user.type(box(), 'kept');
  await user.click(screen.getByRole('button', { name: 'Choose a PDF…' }));
  await screen.findByText(/can't be read as a PDF/);
  expect(box().value).toBe('kept');
});

it('vouches for no paper', async () => {
  for (const paper of [matches, replaced, altered]) {
    const user = show({ check_paper: () => paper });
    await user.click(screen.getByRole('button', { name: 'Check' }));
    await screen.findByText(paper.said);
    expect(document.body.textContent).not.toMatch(/valid|genuine/i);
    cleanup();
    stopPlaying();
  }
});
