import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { App } from '../App';
import { forgetSaved } from '../components/Autosave';
import type { Place } from '../components/Navigation';
import type { DraftView } from '../ipc';
import { playCommands, stopPlaying } from '../ipc/mock';
import { playedClinic } from '../ipc/playedClinic';
import { parkedAt } from './parked';
import { parkedClinic } from './parkedClinic';

vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  cleanup();
  stopPlaying();
  forgetSaved();
});

const keys = (text: string) => userEvent.keyboard(text);
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const lastParked = () => keys('{Shift>}{F6}{/Shift}');
const patient = (name: string) =>
  waitFor(() => expect(screen.getByRole('region', { name: 'Patient' }).textContent).toContain(name));

const draft = (id: string, shown_name: string, of = `c-${id}`): DraftView => ({
  id,
  kind: 'contact',
  case: of,
  shown_name,
  what: 'Step 1, telephone',
  updated_at: '',
});

const bar = (drafts: DraftView[], place: Place = { kind: 'caseload' }) =>
  parkedAt(drafts, place).map(({ name, count, rest }) => `${name} (${count}) ${rest}`);

it('names what waits by the family name, once a case, and not what is on screen', () => {
  const drafts = [
    draft('1', 'RAHMAN, Nasima', 'c-r'),
    draft('2', 'PRYCE, Kevin (Kev)'),
    draft('3', 'RAHMAN, Nasima', 'c-r'),
  ];
  const what = 'Step 1, telephone';
  expect(bar(drafts)).toEqual([`RAHMAN (2) Nasima: ${what}`, `PRYCE (1) Kevin (Kev): ${what}`]);
  expect(bar(drafts, { kind: 'contact', draft: '1' })).toEqual([
    `PRYCE (1) Kevin (Kev): ${what}`,
    `RAHMAN (1) Nasima: ${what}`,
  ]);
});

it('tells two people of one family name apart', () => {
  expect(bar([draft('1', 'PRYCE, Kevin'), draft('2', 'PRYCE, Mair')]).map((one) => one.slice(0, 7))).toEqual([
    'PRYCE K',
    'PRYCE M',
  ]);
});

it('shows what is parked as buttons, and folds what does not fit', async () => {
  playCommands(parkedClinic().commands);
  render(<App />);
  await heading('Caseload');
  const foot = within(screen.getByRole('group', { name: 'Parked' }));
  const names = foot.getAllByRole('button', { name: /^[A-Z]{2}/ }).map((one) => one.textContent);
  expect(names).toEqual([
    'RAHMAN (2), Nasima: Step 1, telephoneShift+F6',
    'PRYCE, Kevin (Kev): Step 2, face to face',
    'COYLE, Darren: Step 2, telephone',
  ]);
  expect(foot.getByRole('button', { name: 'and 1 more' })).toBeTruthy();
});

it('goes to the last parked from anywhere, and parks the contact on screen first', async () => {
  const clinic = parkedClinic();
  playCommands(clinic.commands);
  render(<App />);
  await heading('Caseload');
  await lastParked();
  await patient('RAHMAN');
  await keys('she rang back');
  // Before the pause after which it would be saved anyway.
  await lastParked();
  await patient('PRYCE');
  expect(clinic.saved('d-rahman')?.note).toBe('she rang back');
  await keys('{Escape}{Escape}');
  await lastParked();
  await patient('RAHMAN');
  await waitFor(() => expect(screen.getByLabelText('Note')).toHaveProperty('value', 'she rang back'));
});

it('stays where the words could not be saved', async () => {
  const clinic = parkedClinic();
  playCommands(clinic.commands);
  render(<App />);
  await heading('Caseload');
  await lastParked();
  await patient('RAHMAN');
  clinic.breakSaving();
  screen.getByLabelText('Note').focus();
  await keys('she rang back');
  await lastParked();
  expect(await screen.findByRole('region', { name: 'Message' })).toBeTruthy();
  await patient('RAHMAN');
  expect(screen.getByLabelText('Note')).toHaveProperty('value', 'she rang back');
});

it('says so when nothing is parked', async () => {
  playCommands(playedClinic().commands);
  render(<App />);
  await heading('Caseload');
  await lastParked();
  expect(screen.getByRole('region', { name: 'Message' }).textContent).toContain('Nothing is parked.');
});
