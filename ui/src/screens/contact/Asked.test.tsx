import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { saveEverything } from '../../components/Autosave';
import { caseView, content, freshDraft, fullDraft, reach } from '../../ipc/kevinPryce';
import { stopPlaying } from '../../ipc/mock';
import { focused, keys, show, sign } from './contactPlayed';
import { calling, carriedSleep } from './fixtures';

// A whole window is drawn with each key; on a busy machine that takes its time.
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 40_000 });
afterEach(async () => {
  cleanup();
  await saveEverything();
  stopPlaying();
});

const option = (name: RegExp) => screen.getByRole('option', { name });
const prompts = () =>
  within(screen.getByRole('listbox', { name: 'Agenda' })).getAllByRole('option').map(({ textContent }) => textContent);

it('goes over to the agenda for those without an employer as soon as that is said, and back', async () => {
  await show({ ...calling, position: 'answer.work_status' });
  expect(screen.queryByRole('option', { name: /Access to Work/ })).toBeNull();
  await userEvent.click(screen.getByLabelText(/Looking for work/));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Step 1 · No employer');
  expect(option(/Access to Work/)).toBeTruthy();
  expect(option(/What is happening with work today/).getAttribute('aria-selected')).toBe('true');
  await userEvent.click(screen.getByLabelText(/At work and struggling/));
  expect(screen.queryByRole('option', { name: /Access to Work/ })).toBeNull();
});

it('begins with the agenda of the work that is known of the case', async () => {
  await show(calling, {}, { case: { ...caseView, form: { ...caseView.form, work_status: 'self_employed' } } });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Self-employed');
});

it('asks for the interpreter only when one is there, in the language that is known', async () => {
  const { last } = await show({ ...calling, position: 'answer.present' }, {}, {
    case: { ...caseView, reach: { ...reach, language: 'Sylheti' } },
  });
  expect(screen.queryByRole('option', { name: /Who is interpreting/ })).toBeNull();
  await userEvent.click(screen.getByLabelText(/The patient and an interpreter/));
  await userEvent.click(option(/Who is interpreting/));
  await keys('4471');
  expect(focused()).toBe('interpreter.name');
  expect(screen.getByLabelText<HTMLInputElement>('Language').value).toBe('Sylheti');
  expect(screen.queryByText(/cannot interpret a consent/)).toBeNull();
  await userEvent.click(screen.getByLabelText(/family or friend/));
  expect(screen.getByText('Family and friends cannot interpret a consent.')).toBeTruthy();
  await waitFor(() =>
    expect(last()?.interpreter).toEqual({
      language: 'Sylheti',
      name: '4471',
      by: '',
      kind: 'family_or_friend',
    }),
  );
});

it('heads the agenda with what time ran out for, once it is known who is there', async () => {
  await show({ ...calling, position: 'agenda' }, {}, { carried: carriedSleep });
  expect(prompts()[0]).toContain('speaking to the right person');
  expect(prompts()[1]).toMatch(/↷How are you sleeping\? \(from 1 Sep\)/);
  await keys('{ArrowDown}badly{Enter}');
  await waitFor(() => expect(prompts()[1]).toMatch(/✓How are you sleeping/));
});

it('lets a needed prompt be left for a reason in one key each, and the second look follows at once', async () => {
  const signed: unknown[] = [];
  const answers = fullDraft.answers.filter(({ item }) => !['job', 'treatment', 'advice'].includes(item));
  const { last } = await show(
    { ...fullDraft, answers },
    {
      sign_contact: ({ draft }) => {
        signed.push(draft);
        return {};
      },
    },
  );
  await sign();
  const dialog = await screen.findByRole('dialog', { name: 'Before you can sign' });
  expect(within(within(dialog).getByRole('list', { name: /to answer or leave/ })).getAllByRole('listitem')).toHaveLength(3);
  // The second is thought better of: its reason goes and it is asked again.
  await keys('12{ArrowUp}');
  expect(last()?.answers.find(({ item }) => item === 'treatment')?.left_because).not.toBe('ran_out_of_time');
  await keys('{Backspace}3');
  expect(screen.queryByRole('dialog', { name: 'Sign this contact?' })).toBeNull();
  await keys('1');
  await screen.findByRole('dialog', { name: 'Sign this contact?' });
  await keys('{Enter}');
  await screen.findByText(/Gone to/);
  const reasons = (signed[0] as typeof fullDraft).answers
    .filter(({ left_because }) => left_because !== '')
    .map(({ item, left_because }) => [item, left_because]);
  expect(reasons).toEqual([
    ['job', 'not_relevant'],
    ['treatment', 'ran_out_of_time'],
    ['advice', 'not_relevant'],
  ]);
});

it('lets nobody leave who it is, and goes there', async () => {
  const { saved } = await show({ ...fullDraft, answers: fullDraft.answers.slice(1) });
  await sign();
  const dialog = await screen.findByRole('dialog', { name: 'Before you can sign' });
  expect(within(dialog).getByText('has to be answered')).toBeTruthy();
  await keys('123');
  expect(saved.at(-1)?.answers.some(({ item }) => item === 'identity_in_person') ?? false).toBe(false);
  await keys('{Enter}');
  expect(focused()).toBe('answer.identity_in_person');
});

it('shows what was left and takes the reason back', async () => {
  const left = { item: 'job', text: '', chosen: [], on: '', nothing_to_add: false, left_because: 'ran_out_of_time' };
  const { last } = await show({ ...freshDraft, answers: [left], position: 'answer.job.text' });
  expect(option(/What is your job.*left: Ran out of time/).textContent).toContain('–');
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(last()?.answers).toEqual([]));
  expect(option(/What is your job.*needed to sign/)).toBeTruthy();
});

it('does not keep a reason beside an answer', async () => {
  const left = { item: 'job', text: '', chosen: [], on: '', nothing_to_add: false, left_because: 'not_relevant' };
  const { last } = await show({ ...freshDraft, answers: [left], position: 'answer.job.text' });
  await keys('picker');
  await waitFor(() => expect(last()?.answers[0]).toMatchObject({ text: 'picker', left_because: '' }));
});

const end = () => screen.getByLabelText<HTMLInputElement>('End').value;

it('ends now by F4, and by signing when that was forgotten', async () => {
  await show({ ...fullDraft, end: '' });
  await sign();
  const dialog = await screen.findByRole('dialog', { name: 'Sign this contact?' });
  expect(dialog.textContent).toMatch(/10:30 to \d\d:\d\d/);
  await keys('{Escape}');
  expect(end()).toMatch(/^\d\d:\d\d$/);
  await userEvent.clear(screen.getByLabelText('End'));
  await keys('{F4}');
  expect(end()).toMatch(/^\d\d:\d\d$/);
});

it('does not invent the end of a meeting that was on another day, and says that it is written later', async () => {
  await show({ ...fullDraft, end: '', on: '2026-09-04' });
  await userEvent.type(screen.getByLabelText('Note'), '.');
  await screen.findByText('Written later');
  await sign();
  const dialog = await screen.findByRole('dialog', { name: 'Sign this contact?' });
  expect(dialog.textContent).toContain('4 September 2026, written later');
  await keys('{Escape}');
  expect(end()).toBe('');
});

it('says beside the recommendations what of the work is safety-critical', async () => {
  await show({ ...freshDraft, position: 'match_rows.0.demand' });
  expect(screen.getByText(/Flagged on the job: machinery/)).toBeTruthy();
});

it('tells what has to be known first: a risk, what was missed, hints as information', async () => {
  const words = content.risk.title;
  await show(calling, {}, {
    case: {
      ...caseView,
      risk: { on: '2026-09-01', because: 'PHQ-9' },
      missed: { in_a_row: 2, last_on: '2026-09-03', welfare_check: words, before_sending: '', stages: [] },
      hints: [{ words: 'Consider step 2', reason: 'Off sick for 4 weeks.', unconfirmed: false }],
    },
  });
  const known = screen.getByRole('group', { name: 'Known before' });
  for (const said of ['PHQ-9, 1 Sep', '2 appointments in a row', 'information only', 'Off sick for 4 weeks.']) {
    expect(known.textContent).toContain(said);
  }
});
