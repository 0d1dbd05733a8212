import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Cases } from './fixtures';

const focused = () => document.activeElement?.id;

it('is one stop for Tab; keys move between rows and Enter opens', async () => {
  const open = vi.fn();
  render(<Cases onOpen={open} />);
  await userEvent.tab();
  expect(focused()).toBe('case-1');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(focused()).toBe('case-3');
  await userEvent.keyboard('{End}{ArrowDown}');
  expect(focused()).toBe('case-4');
  await userEvent.keyboard('{Home}{ArrowUp}');
  expect(focused()).toBe('case-1');
  await userEvent.keyboard('{PageDown}{Enter}');
  expect(open).toHaveBeenCalledWith(expect.objectContaining({ name: 'PUGH, Bronwen' }));
});

it('comes back to the row that was left', async () => {
  render(<Cases onOpen={vi.fn()} />);
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}');
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show 20 more' }));
  await userEvent.tab({ shift: true });
  expect(focused()).toBe('case-2');
});

it('goes to the next row that begins with a letter', async () => {
  render(<Cases onOpen={vi.fn()} />);
  await userEvent.tab();
  await userEvent.keyboard('p');
  expect(focused()).toBe('case-3');
  await userEvent.keyboard('p');
  expect(focused()).toBe('case-4');
});

it('gives other keys to the screen first', async () => {
  const key = vi.fn(() => true);
  render(<Cases onOpen={vi.fn()} onRowKey={key} />);
  await userEvent.tab();
  await userEvent.keyboard('n');
  expect(key).toHaveBeenCalledWith(expect.objectContaining({ id: 'case-1' }), 'n');
});

it('is a plain table when its rows cannot be opened', () => {
  render(<Cases />);
  expect(screen.getByRole('table')).toBeTruthy();
  expect(document.querySelector('tr[tabindex]')).toBeNull();
});
