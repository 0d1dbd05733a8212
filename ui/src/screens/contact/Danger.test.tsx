import { act, cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { saveEverything } from '../../components/Autosave';
import { content, fullDraft } from '../../ipc/kevinPryce';
import { stopPlaying } from '../../ipc/mock';
import { focused, keys, show, sign } from './contactPlayed';
import { calling } from './fixtures';

// A whole window is drawn with each key; on a busy machine that takes its time.
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 40_000 });
afterEach(async () => {
  cleanup();
  await saveEverything();
  stopPlaying();
});

const pause = (ms: number) => act(() => new Promise((done) => setTimeout(done, ms)));
const prompt = () => screen.getByRole('region', { name: content.risk.title });
const riskList = () => within(prompt()).getByRole('listbox');

const place = { item: 'place', text: 'his van', chosen: [], on: '', nothing_to_add: false, left_because: '' };

it('opens the risk prompt at once, with whom to reach and where, and the keys in it', async () => {
  await show({ ...calling, answers: [place] });
  await keys('{F7}1000000001');
  await waitFor(() => expect(focused()).toBe('risk'));
  for (const words of ['PHQ-9, question 9', '1, several days', '01632 960123', 'his van', 'Megan Pryce', '14 Tollbar Road', '116 123']) {
    expect(prompt().textContent).toContain(words);
  }
  expect(prompt().textContent).toContain('told nobody');
});

it('is answered by keys, and signing waits for it', async () => {
  const { last } = await show({ ...calling, answers: [place] });
  await keys('{F7}1000000003');
  await waitFor(() => expect(focused()).toBe('risk'));
  await pause(450);
  await keys('2{Enter}1{Enter}1{Enter}1{Enter}{ArrowDown}{ArrowDown}13{Enter}');
  await keys('Dr Shah, 10:50');
  expect(focused()).toBe('answer.risk.told.text');
  await waitFor(() => expect(last()?.risk.map(({ item, chosen, text }) => [item, chosen, text])).toEqual([
    ['thoughts', ['passive'], ''],
    ['plan', ['none'], ''],
    ['means', ['none'], ''],
    ['when', ['none'], ''],
    ['agreed', ['numbers', 'gp_today'], ''],
    ['told', [], 'Dr Shah, 10:50'],
  ]));
  expect(last()?.answers.map(({ item }) => item)).toEqual(['place']);
  await waitFor(() => expect(within(prompt()).queryByRole('option', { name: /needed to sign/ })).toBeNull());
});

it('takes no key that was on its way to the questionnaire for an answer', async () => {
  const { last } = await show(calling);
  const opened_ms = Date.now();
  const clock = vi.spyOn(Date, 'now').mockReturnValue(opened_ms);
  await keys('{F7}1000000001');
  await waitFor(() => expect(focused()).toBe('risk'));
  await keys('1');
  expect(within(prompt()).getAllByRole('radio', { checked: false })).toHaveLength(5);
  clock.mockReturnValue(opened_ms + 500);
  await keys('2');
  clock.mockRestore();
  await waitFor(() => expect(last()?.risk.map(({ chosen }) => chosen)).toEqual([['passive']]));
});

it('blocks neither leaving nor saving, stays as a line one key away, and holds up the signature', async () => {
  const signing = vi.fn();
  const { last } = await show({ ...fullDraft, position: 'note' }, { sign_contact: signing });
  await keys('{F7}1000000001');
  await waitFor(() => expect(focused()).toBe('risk'));
  await keys('{Escape} more');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Note').value).toMatch(/ more$/);
  await waitFor(() => expect(last()?.note).toMatch(/ more$/));
  expect(screen.getByText(/6 to answer before signing/)).toBeTruthy();
  await sign();
  const dialog = await screen.findByRole('dialog', { name: 'Before you can sign' });
  expect(within(dialog).getAllByText('has to be answered')).toHaveLength(6);
  await keys('1{Enter}');
  expect(focused()).toBe('answer.risk.thoughts');
  await keys('{Escape}{F3}');
  await waitFor(() => expect(document.activeElement).toBe(riskList()));
  expect(signing).not.toHaveBeenCalled();
});

it('opens again for another answer at risk, and goes with an answer put right', async () => {
  await show({
    ...calling,
    questionnaires: [{ instrument: 'phq-9', completed_on: '2026-09-07', how: 'read_aloud', answers: [0, 0, 0, 0, 0, 0, 0, 0, 1] }],
    position: 'questionnaires',
  });
  // It was raised before: it does not jump up again.
  expect(screen.queryByRole('region', { name: content.risk.title })).toBeNull();
  expect(screen.getByText(/to answer before signing/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^Question ?9/ }));
  await userEvent.click(screen.getByRole('button', { name: /0 Not at all/ }));
  await waitFor(() => expect(screen.queryByText(/to answer before signing/)).toBeNull());
});

it('raises a concern by F8 and a digit, from anywhere, and says that nobody was told', async () => {
  const { last } = await show({ ...calling, note: 'so far', position: 'note@2' });
  await keys('{F8}');
  expect(focused()).toBe('concern');
  expect(screen.getByText(content.concerns.statement)).toBeTruthy();
  await keys('2');
  expect(screen.getByRole('region', { name: /Concern: Sign of serious illness/ })).toBeTruthy();
  // Digits tick; a letter begins what was heard.
  await keys('13both legs weak');
  expect(focused()).toBe('concerns.0.heard');
  await userEvent.type(screen.getByLabelText('What was done'), 'rang 999');
  await userEvent.type(screen.getByLabelText('Who was told, by voice'), 'D');
  expect(screen.getByLabelText<HTMLInputElement>('At').value).toMatch(/^\d\d:\d\d$/);
  await waitFor(() =>
    expect(last()?.concerns[0]).toMatchObject({
      kind: 'red_flag',
      signs: ['saddle', 'both_legs'],
      heard: 'both legs weak',
      done: 'rang 999',
      told: 'D',
      told_on: '2026-09-07',
    }),
  );
  await keys('{F8}');
  const note = document.activeElement as HTMLTextAreaElement;
  expect([note.id, note.selectionStart]).toEqual(['note', 2]);
  expect(screen.getByText('Concern:').parentElement?.textContent).toContain('written down');
});

it('holds several concerns, and signing waits for each', async () => {
  await show(fullDraft);
  await keys('{F8}1{Escape}{F8}');
  expect(focused()).toBe('concerns.0.heard');
  await userEvent.click(screen.getByRole('button', { name: 'Another concern' }));
  await keys('7{Escape}');
  await sign();
  const dialog = await screen.findByRole('dialog', { name: 'Before you can sign' });
  expect(within(dialog).getAllByText('has to be answered')).toHaveLength(6);
  await keys('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
  expect(focused()).toBe('concerns.1.heard');
});

it('asks why nobody was told only as long as nobody was, and gives back a concern taken out', async () => {
  const { last } = await show(calling);
  await keys('{F8}7');
  await userEvent.type(screen.getByLabelText('Or why nobody was told'), 'no');
  await userEvent.click(screen.getByRole('button', { name: 'Take this one out' }));
  await waitFor(() => expect(last()?.concerns).toEqual([]));
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(last()?.concerns[0]).toMatchObject({ kind: 'driving', nobody_because: 'no' }));
});

it('shows a person at the screen what they are asked and nothing of what is thought of it', async () => {
  await show({ ...calling, position: 'questionnaires' });
  await keys('{F9}');
  for (const gone of ['Agenda', 'Known', 'Nobody reached']) {
    expect(screen.queryByText(new RegExp(`^${gone}`))).toBeNull();
  }
  await keys('{F7}1000000001');
  await screen.findByText(/A message waits/);
  expect(screen.queryByText(content.risk.title)).toBeNull();
  await keys('{F9}');
  expect(prompt()).toBeTruthy();
});

it('opens the risk prompt also while nothing can be saved', async () => {
  await show(calling, {
    save_contact: () => {
      throw Object.assign({ code: 'system', message: 'The disk is full', fields: [] });
    },
  });
  await keys('{F7}1000000001');
  await waitFor(() => expect(focused()).toBe('risk'));
  expect(prompt().textContent).toContain('PHQ-9, question 9');
  await keys('{Escape}');
  expect(screen.getByText(/6 to answer before signing/)).toBeTruthy();
});
