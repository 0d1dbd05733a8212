import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fixtures } from './fixtures';

it('says who, born when, which number and what to mind', () => {
  render(fixtures.usual);
  expect(screen.getByRole('region', { name: 'Patient' }).textContent).toBe(
    'PRYCE, Kevin (Kev)born 11-Feb-1984 (42)NHS 999 100 0003⚑ large print⚑ driver',
  );
});

it('marks what could harm someone in words, not by colour alone', () => {
  render(fixtures['no number, number not safe']);
  expect(screen.getByText('Important:', { exact: false })).toBeTruthy();
});
