import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { App } from '../App';
import { forgetSaved } from '../components/Autosave';
import { playCommands, stopPlaying } from '../ipc/mock';
import { parkedClinic } from './parkedClinic';

vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  cleanup();
  stopPlaying();
  forgetSaved();
});

const keys = (text: string) => userEvent.keyboard(text);
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const line = () => screen.queryByRole('region', { name: 'Only this page' });
const onScreen = () => document.body.textContent;

/** Kevin's contact, opened with one chord among the parked ones, and the note with the focus. */
const inContact = async (alerts: string[] = []) => {
  const clinic = parkedClinic(alerts);
  playCommands(clinic.commands);
  render(<App />);
  await heading('Caseload');
  await userEvent.click(await screen.findByRole('button', { name: /^PRYCE/ }));
  await heading(/^Contact/);
  screen.getByLabelText('Note').focus();
  return clinic;
};

it('takes everyone else and the therapist’s own business off the screen, and brings it back', async () => {
  await inContact(['large print', 'risk to read']);
  await keys('lifts 20 kg');
  const note = screen.getByLabelText('Note');
  expect(onScreen()).toContain('RAHMAN');
  expect(onScreen()).toContain('risk to read');
  await keys('{F9}');
  expect(line()?.textContent).toContain('Showing only this page. F9 or Esc to go on.');
  for (const other of ['RAHMAN', 'COYLE', 'Sam Okafor', 'Solent', 'Hedge End', 'Saved', 'Parked', 'F6', 'risk to read']) {
    expect(onScreen(), other).not.toContain(other);
  }
  const banner = screen.getByRole('region', { name: 'Patient' }).textContent;
  expect(banner).toContain('PRYCE, Kevin (Kev)');
  expect(banner).toContain('large print');
  // The page itself is the same one, with the cursor where it was.
  expect(screen.getByLabelText('Note')).toBe(note);
  expect(document.activeElement).toBe(note);
  await keys(' to shelf 3');
  expect(note).toHaveProperty('value', 'lifts 20 kg to shelf 3');
  await keys('{F9}');
  expect(line()).toBeNull();
  expect(onScreen()).toContain('RAHMAN');
});

it('ends with Esc before Esc means anything on the page', async () => {
  await inContact();
  await keys('{F9}{Escape}');
  expect(line()).toBeNull();
  expect(document.activeElement).toBe(screen.getByLabelText('Note'));
  await keys('{Escape}');
  expect(document.activeElement).not.toBe(screen.getByLabelText('Note'));
});

it('opens nothing else while it is on, and says when it will', async () => {
  await inContact();
  await keys('{F9}{Control>}k{/Control}{F1}{F6}{Shift>}{F6}{/Shift}{Alt>}n{/Alt}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(await heading(/^Contact/)).toBeTruthy();
  expect(onScreen()).not.toContain('COYLE');
  expect(line()?.textContent).toContain('Anything else opens after that.');
  await keys('{F9}{F6}');
  await heading('Caseload');
});

it('does not leave for what was asked for just before it', async () => {
  const clinic = await inContact();
  let answer: (() => void) | undefined;
  const { save_contact: save } = clinic.commands;
  playCommands({
    ...clinic.commands,
    // Only the first takes its time: what is saved after it must not wait for ever.
    save_contact: (sent) =>
      answer ? save?.(sent) : new Promise((done) => { answer = () => done(save?.(sent)); }),
  });
  await keys('x{F6}{F9}');
  answer?.();
  await waitFor(() => expect(clinic.saved('d-kevin-2')?.note).toBe('x'));
  expect(await heading(/^Contact/)).toBeTruthy();
  expect(line()?.textContent).toContain('Anything else opens after that.');
});

it('locks with F12, from a dialog too, and that ends it', async () => {
  await inContact();
  await keys('{F9}');
  await userEvent.click(screen.getByRole('button', { name: 'Discard draft' }));
  await screen.findByRole('dialog', { name: 'Discard this draft?' });
  await keys('{F12}');
  await heading('Unlock');
  expect(line()).toBeNull();
  await keys('four words not together{Enter}');
  await heading(/^Contact/);
  expect(line()).toBeNull();
  expect(onScreen()).toContain('RAHMAN');
});

it('says in plain words why there is nothing to show', async () => {
  playCommands(parkedClinic().commands);
  render(<App />);
  await heading('Caseload');
  await keys('{F9}');
  expect(line()).toBeNull();
  const said = screen.getByRole('region', { name: 'Message' });
  expect(said.textContent).toContain('F9 shows one person’s page: open a person first.');
});

it('keeps messages back until it ends', async () => {
  const clinic = await inContact();
  clinic.breakSaving();
  await keys('x{F6}');
  const message = await screen.findByRole('region', { name: 'Message' });
  expect(message.textContent).toContain('could not be saved');
  await keys('{F9}');
  expect(screen.queryByRole('region', { name: 'Message' })).toBeNull();
  expect(line()?.textContent).toContain('A message waits.');
  expect(line()?.textContent).toContain('Not saved yet: it is kept and tried again.');
  expect(onScreen()).not.toContain('disk');
  // Nor said aloud.
  expect(onScreen()).not.toContain('could not be saved');
  await keys('{F9}');
  expect(within(screen.getByRole('region', { name: 'Message' })).getByText(/could not be saved/)).toBeTruthy();
});
