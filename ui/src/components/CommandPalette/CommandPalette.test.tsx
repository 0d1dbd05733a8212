import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Palette } from './fixtures';

const open = async () => {
  const run = vi.fn();
  render(<Palette onRun={run} />);
  screen.getByRole('button', { name: 'Find' }).focus();
  await userEvent.keyboard('{Control>}k{/Control}');
  return run;
};

const active = () => {
  const id = screen.getByRole('combobox').getAttribute('aria-activedescendant');
  return id === null ? null : document.getElementById(id)?.textContent;
};

it('finds people and actions, runs with Enter and gives the focus back', async () => {
  const run = await open();
  expect(document.activeElement).toBe(screen.getByRole('combobox'));
  await userEvent.keyboard('p');
  expect(await screen.findByRole('option', { name: /PRYCE/ })).toBeTruthy();
  expect(screen.getByRole('status').textContent).toBe('2 people, 2 actions');
  await userEvent.keyboard('{ArrowDown}');
  expect(active()).toContain('PUGH');
  await userEvent.keyboard('{Enter}');
  expect(run).toHaveBeenCalledWith('PUGH, Bronwen');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Find' }));
});

it('goes round at both ends', async () => {
  await open();
  await userEvent.keyboard('{ArrowUp}');
  expect(active()).toContain('Lock');
  await userEvent.keyboard('{ArrowDown}');
  expect(active()).toContain('New contact');
});

it('closes with Esc and does nothing', async () => {
  const run = await open();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(run).not.toHaveBeenCalled();
});

it('says when nothing is found, and Enter then does nothing', async () => {
  const run = await open();
  await userEvent.keyboard('zzz{Enter}');
  expect(screen.getByRole('status').textContent).toBe('Nothing found');
  expect(run).not.toHaveBeenCalled();
});
