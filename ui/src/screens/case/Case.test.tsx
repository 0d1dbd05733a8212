import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { stopPlaying } from '../../ipc/mock';
import { playedClinic } from '../../ipc/playedClinic';
import type { CaseAtDeskProps } from './fixtures';
import { CaseAtDesk } from './fixtures';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 40_000 });
afterEach(() => {
  cleanup();
  stopPlaying();
});

const keys = (text: string) => userEvent.keyboard(text);
const focusedId = () => document.activeElement?.id;
const send = () => keys('{Control>}{Enter}{/Control}');
const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

const start = async (props: CaseAtDeskProps = {}) => {
  const clinic = playedClinic({ care: true });
  render(<CaseAtDesk {...props} commands={clinic.commands} />);
  await screen.findByRole('heading', { level: 1, name: /^Case/ });
  return {
    sent: (command: string) => clinic.asked.filter((one) => one.command === command).map((one) => one.input),
  };
};

const READ = { kind: 'read', questionnaire: 'paper-1' } as const;

it('opens the paper to read at once, asks about the risk before saving, and sends what was asked', async () => {
  const { sent } = await start({ open: READ });
  const dialog = await screen.findByRole('dialog', { name: 'Read: PHQ-9' });
  expect(focusedId()).toBe('read-answers');
  await keys('00000000');
  expect(within(dialog).queryByText(/116 123/)).toBeNull();
  await keys('1');
  expect(within(dialog).getByRole('alert').textContent).toMatch(/: question 9$/);
  const risk = within(dialog).getByRole('group', { name: 'Ask further, now' });
  // Whom to ring, what is not safe, and the crisis lines stand beside it.
  expect(risk.textContent).toContain('01632 960123: not recorded as safe to ring');
  expect(risk.textContent).toContain('Megan Pryce (wife), 01632 960124');
  expect(risk.textContent).toContain('116 123');
  expect(risk.textContent).toContain('This program has told nobody.');

  await send();
  const problems = await screen.findByRole('group', { name: 'There is a problem' });
  expect(within(problems).getAllByRole('link').length).toBe(6);
  const [link] = within(problems).getAllByRole('link');
  if (link) await userEvent.click(link);
  expect(focusedId()).toBe('read-risk-thoughts');

  // One digit an answer; the next question has the focus.
  for (const [id, digit] of [
    ['read-risk-thoughts', '2'],
    ['read-risk-plan', '1'],
    ['read-risk-means', '1'],
    ['read-risk-when', '1'],
    ['read-risk-before', '1'],
  ] as const) {
    await waitFor(() => expect(focusedId()).toBe(id));
    await keys(digit);
  }
  await waitFor(() => expect(focusedId()).toBe('read-risk-protective'));
  await keys('2{Enter}');
  expect(focusedId()).toBe('read-risk-agreed');
  await keys('31{Enter}');
  await keys('Dr Shah, by telephone, 11:20');
  await send();
  await gone();
  const form = sent('read_questionnaire').at(-1)?.form as { risk: { item: string; chosen: string[]; text: string }[] };
  expect(form).toMatchObject({
    questionnaire: 'paper-1',
    answers: { instrument: 'phq-9', completed_on: '2026-09-05', how: 'on_paper', answers: [0, 0, 0, 0, 0, 0, 0, 0, 1] },
  });
  expect(Object.fromEntries(form.risk.map(({ item, chosen, text }) => [item, text === '' ? chosen : text]))).toEqual({
    thoughts: ['passive'],
    plan: ['none'],
    means: ['none'],
    when: ['none'],
    before: ['no'],
    protective: ['children'],
    agreed: ['numbers', 'gp_today'],
    told: 'Dr Shah, by telephone, 11:20',
  });
  expect(screen.queryByRole('region', { name: 'Questionnaires to read' })).toBeNull();
  await waitFor(() => expect(focusedId()).toBe('case-start'));
});

it('sends nothing about risk when the answer was corrected to 0', async () => {
  const { sent } = await start({ open: READ });
  await screen.findByRole('dialog', { name: 'Read: PHQ-9' });
  await keys('000000001{Enter}');
  await waitFor(() => expect(focusedId()).toBe('read-risk-thoughts'));
  await keys('1');
  screen.getByRole('group', { name: /^PHQ-9: digits answer/ }).focus();
  await keys('{End}0');
  expect(screen.queryByRole('group', { name: 'Ask further, now' })).toBeNull();
  await send();
  await gone();
  expect(sent('read_questionnaire').at(-1)?.form).toMatchObject({ risk: [] });
});

it('does not lose a half-read paper to Esc', async () => {
  await start({ open: READ });
  await screen.findByRole('dialog', { name: 'Read: PHQ-9' });
  await keys('123{Escape}');
  await gone();
  await keys('{F7}');
  await screen.findByRole('dialog', { name: 'Read: PHQ-9' });
  expect(screen.getByText(/3 of 9 answered/)).toBeTruthy();
  expect(screen.getAllByText('3 Nearly every day').length).toBeGreaterThan(0);
});

it('marks a paper that was read as entered in error, from the timeline', async () => {
  const { sent } = await start({ open: READ });
  await screen.findByRole('dialog', { name: 'Read: PHQ-9' });
  await keys('000000000');
  await send();
  await gone();
  await userEvent.click(await screen.findByRole('button', { name: /^Entered in error…: PHQ-9/ }));
  await userEvent.type(await screen.findByLabelText(/^Why/), 'another person’s');
  await send();
  await gone();
  expect(sent('questionnaire_in_error').at(-1)).toMatchObject({ questionnaire: 'paper-1', reason: 'another person’s' });
});

it('records a paper that came in by its digit, and puts it on top in words', async () => {
  const { sent } = await start({ case: 'c-kevin' });
  await waitFor(() => expect(focusedId()).toBe('case-start'));
  await keys('q');
  await screen.findByRole('dialog', { name: 'Questionnaire handed in' });
  await keys('2');
  await userEvent.type(screen.getByLabelText(/^Note/), 'tray of room 4');
  await send();
  await gone();
  expect(sent('hand_in_questionnaire')[0]?.form).toEqual({
    instrument: 'gad-7',
    received_on: '2026-09-07',
    note: 'tray of room 4',
  });
  const unread = screen.getByRole('region', { name: 'Questionnaires to read' });
  expect(unread.textContent).toContain('Not read yet: GAD-7, handed in 7 Sep, taken by Sam Okafor. tray of room 4');
  await keys('{F7}');
  await screen.findByRole('dialog', { name: 'Read: GAD-7' });
});

it('takes a paper back that was entered in error, with a reason', async () => {
  const { sent } = await start();
  await userEvent.click(screen.getByRole('button', { name: 'Entered in error…' }));
  await screen.findByRole('dialog', { name: 'PHQ-9: entered in error' });
  await send();
  expect(await screen.findByRole('link', { name: 'Enter why it was entered in error' })).toBeTruthy();
  await userEvent.type(screen.getByLabelText(/^Why/), 'another person’s');
  await send();
  await gone();
  expect(sent('questionnaire_in_error').at(-1)).toMatchObject({ questionnaire: 'paper-1', reason: 'another person’s' });
  expect(screen.queryByRole('region', { name: 'Questionnaires to read' })).toBeNull();
});

it('makes a missed appointment a welfare check first where there is a risk flag, and offers no discharge', async () => {
  await start({ open: { kind: 'missed' } });
  await waitFor(() => expect(focusedId()).toBe('missed-do'));
  const missed = screen.getByRole('region', { name: 'Missed 2 times in a row, last on 3 Sep' });
  expect(missed.textContent).toContain('Welfare check.');
  expect(missed.textContent).toContain('not recorded as safe');
  expect(missed.textContent).toContain('Sylheti');
  expect(within(missed).queryByRole('button', { name: 'Close the case…' })).toBeNull();
  expect(missed.textContent).toContain('No discharge for not coming');
  await keys('{Enter}');
  await screen.findByRole('dialog', { name: 'Start a contact' });
  expect(screen.getByRole('radio', { name: 'Telephone' })).toHaveProperty('checked', true);
});

it('shows each stage with its day and does it: letter, then closing with the outcome chosen', async () => {
  const { sent } = await start({ case: 'c-coyle', open: { kind: 'missed' } });
  // Ringing is done; the letter is what is next.
  await waitFor(() => expect(focusedId()).toBe('missed-do'));
  const missed = screen.getByRole('region', { name: /^Missed 2 times/ });
  const stages = within(missed).getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(stages[0]).toContain('done');
  expect(stages[1]).toContain('overdue since 3 Sep');
  expect(stages[2]).toContain('due 17 Sep');
  await keys('{Enter}');
  await screen.findByRole('dialog', { name: 'Start a contact' });
  expect(screen.getByRole('radio', { name: 'Letter' })).toHaveProperty('checked', true);
  await keys('{Escape}');
  await userEvent.click(within(missed).getByRole('button', { name: 'Close the case…' }));
  await screen.findByRole('dialog', { name: 'Close the case' });
  await send();
  await gone();
  expect(sent('close_case')[0]?.form).toMatchObject({ outcome: 'lost_contact' });
});

it('says why the risk flag is there and since when, and takes it off only with a reason', async () => {
  const { sent } = await start();
  const flag = screen.getByRole('region', { name: 'Risk flag' });
  expect(flag.textContent).toContain('Risk flag since 1 Sep: PHQ-9');
  await userEvent.click(within(flag).getByRole('button', { name: 'Take the flag off…' }));
  await screen.findByRole('dialog', { name: 'Take the risk flag off' });
  await send();
  expect(await screen.findByRole('link', { name: /Enter why the flag can come off/ })).toBeTruthy();
  await userEvent.type(screen.getByLabelText(/^Why it can come off/), 'seen by the crisis team');
  await send();
  await gone();
  expect(sent('clear_risk').at(-1)).toMatchObject({ reason: 'seen by the crisis team' });
  expect(screen.queryByRole('region', { name: 'Risk flag' })).toBeNull();
  expect(screen.getByText('Risk flag taken off')).toBeTruthy();
});

it('marks hints as information, with the reason and that they wait for a check', async () => {
  await start();
  const hints = screen.getByRole('region', { name: 'Worth considering' });
  expect(hints.textContent).toContain('information only: nothing is done by itself');
  expect(hints.textContent).toContain('Off sick since 17 August 2026, 3 weeks. (awaits a clinician’s check)');
});

it('keeps in sight what the job means for safety and for who reads along', async () => {
  await start();
  const story = screen.getByRole('region', { name: 'Story' });
  expect(story.textContent).toContain('Safety-critical: machinery');
  expect(story.textContent).toContain('Works at this practice');
});

it('opens the summary for the GP record with one key, from the entry that says it is not there', async () => {
  await start({ case: 'c-kevin' });
  expect(screen.getByText('Not in the GP record yet')).toBeTruthy();
  await keys('g');
  await screen.findByText(/Gone to: .*"contactRead".*"contact":"t-1"/);
});

it('opens on the consent that is awaited, and refuses family as interpreter at once', async () => {
  const { sent } = await start({ open: { kind: 'consent', consent: 'k-talk' } });
  await screen.findByRole('dialog', { name: 'Record a consent' });
  expect(screen.getByRole('radio', { name: 'Talking with the employer' })).toHaveProperty('checked', true);
  expect(focusedId()).toBe('consent-decision');
  await keys('2');
  expect(screen.getByText('The record names an interpreter: Sylheti')).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: 'Family or a friend' }));
  expect(screen.getByText(/^.*Family and friends cannot carry a consent/)).toBeTruthy();
  await send();
  expect(await screen.findByRole('link', { name: /family and friends cannot carry a consent/ })).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: 'A professional interpreter' }));
  expect(screen.queryByText(/^.*Family and friends cannot carry a consent: they/)).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>('Language').value).toBe('Sylheti');
  await userEvent.type(screen.getByLabelText(/^Name, or the number/), '4471');
  await userEvent.click(within(screen.getByRole('group', { name: 'By' })).getByRole('radio', { name: 'Telephone' }));
  await send();
  await gone();
  expect(sent('record_consent').at(-1)?.form).toMatchObject({
    decision: 'refused',
    interpreter: { language: 'Sylheti', name: '4471', by: 'telephone', kind: 'professional' },
  });
});

it('records no interpreter that nobody spoke of, and an answer that is awaited', async () => {
  const { sent } = await start({ open: { kind: 'consent', consent: 'k-talk' } });
  await screen.findByRole('dialog', { name: 'Record a consent' });
  await keys('4');
  await send();
  await gone();
  expect(sent('record_consent').at(-1)?.form).toMatchObject({
    decision: 'awaited',
    interpreter: { language: '', name: '', by: '', kind: '' },
  });
  expect(screen.getByRole('region', { name: 'Story' }).textContent).toContain('employer talk awaited since 7 Sep');
});

it('says what still goes in the practice record when the copy for the GP is refused', async () => {
  await start({ case: 'c-kevin' });
  await waitFor(() => expect(focusedId()).toBe('case-start'));
  await userEvent.click(screen.getByRole('button', { name: 'GP copy' }));
  await screen.findByRole('dialog', { name: 'Record a consent' });
  expect(screen.queryByText(/practice record still says/)).toBeNull();
  await keys('2');
  expect(screen.getByText(/practice record still says/)).toBeTruthy();
});

it('shows nothing about risk while the patient looks at the screen', async () => {
  await start();
  await keys('{F9}');
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Risk flag' })).toBeNull());
  for (const name of ['Questionnaires to read', /^Missed/, 'Worth considering']) {
    expect(screen.queryByRole('region', { name })).toBeNull();
  }
  expect(screen.getByRole('region', { name: 'Story' })).toBeTruthy();
  await keys('{F9}');
  expect(await screen.findByRole('region', { name: 'Risk flag' })).toBeTruthy();
});
