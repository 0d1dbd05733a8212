import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { drawInKeptTextSize, setTextSize } from '.';
import { fixtures } from './fixtures';

const size = () => document.documentElement.style.fontSize;

afterEach(() => {
  localStorage.clear();
  document.documentElement.style.fontSize = '';
});

it('folds the rest of the top bar behind a button that says whether it is open', async () => {
  render(fixtures['patient open']);
  const menu = screen.getByRole('button', { name: 'Menu' });
  expect(menu.getAttribute('aria-expanded')).toBe('false');
  menu.focus();
  await userEvent.keyboard('{Enter}');
  expect(menu.getAttribute('aria-expanded')).toBe('true');
  const folded = document.getElementById(menu.getAttribute('aria-controls') ?? '');
  expect(folded?.textContent).toContain('Solent Vocational Clinic');
  expect(folded?.textContent).toContain('Sam Okafor');
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByLabelText('Site'));
  await userEvent.keyboard('{Escape}');
  expect(menu.getAttribute('aria-expanded')).toBe('false');
  expect(document.activeElement).toBe(menu);
});

it('closes the menu when the focus goes elsewhere', async () => {
  render(fixtures['patient open']);
  const menu = screen.getByRole('button', { name: 'Menu' });
  await userEvent.click(menu);
  screen.getByRole('button', { name: /^Help/ }).focus();
  expect(menu.getAttribute('aria-expanded')).toBe('true');
  await userEvent.tab();
  expect(menu.getAttribute('aria-expanded')).toBe('false');
});

it('keeps the text size for the next start on this laptop', () => {
  setTextSize(150);
  expect(size()).toBe('150%');
  document.documentElement.style.fontSize = '';
  drawInKeptTextSize();
  expect(size()).toBe('150%');
});

it('draws in the usual size when none was kept, or one that is not on offer', () => {
  drawInKeptTextSize();
  expect(size()).toBe('');
  setTextSize(150);
  const [key = ''] = Object.keys(localStorage);
  localStorage.setItem(key, '4000');
  document.documentElement.style.fontSize = '';
  drawInKeptTextSize();
  expect(size()).toBe('');
});
