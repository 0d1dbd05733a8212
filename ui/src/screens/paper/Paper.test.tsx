import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { appointment, letter, PaperAtDesk, stateOf } from './fixtures';
import { nextGap, textsOf } from './gaps';
import type { PaperForm } from '../../ipc';

vi.mock('../../components/PdfPreview/pdf', () => ({
  openPdf: () => ({ pdf: new Promise(() => undefined), close: () => undefined }),
}));

// Whole screens, with every key typed: slow where other work runs beside it.
vi.setConfig({ testTimeout: 60_000 });

beforeEach(() => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
});

const box = (name: RegExp | string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });

it('goes from gap to gap over the fields, typed over at once, and does not issue while one is left', async () => {
  const issue = vi.fn();
  render(<PaperAtDesk form={letter} more={{ issue_paper: issue }} />);
  await screen.findByRole('heading', { name: /Letter to the GP/ });
  const text = () => box('Return to work: text');
  text().focus();
  text().setSelectionRange(0, 0);
  await userEvent.keyboard('{Tab}');
  expect(text().value.slice(text().selectionStart, text().selectionEnd)).toBe('{first day of the report}');
  await userEvent.keyboard('14 September 2026');
  expect(text().value).toContain('from 14 September 2026 to');

  await userEvent.keyboard('{Alt>}g{/Alt}');
  expect(document.activeElement?.id).toBe('blocks.2.fields.1.text');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Before you can issue');
  expect(issue).not.toHaveBeenCalled();
});

it('begins on the first gap, and Tab selects the gap of the field it comes to', async () => {
  render(<PaperAtDesk form={letter} />);
  await screen.findByRole('heading', { name: /Letter to the GP/ });
  const selected = () => {
    const { value, selectionStart, selectionEnd } = document.activeElement as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  };
  expect(selected()).toBe('{first day of the report}');
  box('Job').focus();
  await userEvent.keyboard('{Tab}');
  expect(selected()).toBe('{the last fit note}');
  await userEvent.keyboard('not fit until 13 September');
  expect(box('Last fit note').value).toBe('not fit until 13 September');
});

it('issues once nothing is open, and goes to the issued paper', async () => {
  const whole: PaperForm = { ...letter, blocks: letter.blocks.slice(3) };
  const issue = vi.fn(() => ({ id: 'p-1', case: 'c-kevin', number: '7Q4M-2C9X-KD-R' }));
  render(<PaperAtDesk form={whole} more={{ issue_paper: issue }} />);
  await screen.findByRole('heading', { name: /Letter to the GP/ });
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await userEvent.click(await screen.findByRole('button', { name: 'Issue' }));
  await waitFor(() => expect(issue).toHaveBeenCalledOnce());
  await screen.findByText(/"kind":"paperIssued"/);
});

it('asks for what is typed in fields of their own, and has a warning answered', async () => {
  render(<PaperAtDesk form={appointment} />);
  await screen.findByRole('heading', { name: /Appointment letter/ });
  expect(screen.getByText(/others may open or see it/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'It is meant' }));
  await screen.findByRole('button', { name: 'Not meant after all' });
  expect(nextGap(appointment, '')?.id).toBe('fills.0');
});

it('leaves a part out and puts one in', async () => {
  render(<PaperAtDesk form={letter} />);
  await screen.findByRole('heading', { name: /Letter to the GP/ });
  await userEvent.click(screen.getByRole('button', { name: /^Put in/ }));
  expect(screen.getAllByRole('textbox', { name: 'Return to work: text' })).toHaveLength(2);
});

it('asks nothing of what is left out', () => {
  const out: PaperForm = { ...letter, blocks: letter.blocks.map((block) => ({ ...block, left_out: true })) };
  expect(textsOf(out).some(({ id }) => id.startsWith('blocks'))).toBe(false);
  expect(stateOf(out).gaps).toBe(0);
});
