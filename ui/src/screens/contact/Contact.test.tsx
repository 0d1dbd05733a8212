import { act, cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { saveEverything } from '../../components/Autosave';
import { freshDraft, fullDraft } from '../../ipc/kevinPryce';
import { stopPlaying } from '../../ipc/mock';
import { focused, keys, settled, show } from './contactPlayed';

// A whole window is drawn with each key; on a busy machine that takes its time.
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 40_000 });
// What still waits is saved while the commands are played: it belongs to this test, not the next.
afterEach(async () => {
  cleanup();
  await saveEverything();
  stopPlaying();
});

it('has the note ready to type in, keeps it within the second, and says so', async () => {
  const { last } = await show(freshDraft);
  expect(focused()).toBe('note');
  expect(screen.getByText('Not changed yet')).toBeTruthy();
  await keys('lifts 20 kg');
  await settled();
  await waitFor(() => expect(last()?.note).toBe('lifts 20 kg'));
});

it('opens where the cursor was left, and keeps where it is', async () => {
  const { last } = await show({ ...fullDraft, position: 'match_rows.0.capacity_now@2' });
  const cell = document.activeElement as HTMLTextAreaElement;
  expect([cell.id, cell.selectionStart]).toEqual(['match_rows.0.capacity_now', 2]);
  await keys('0');
  await waitFor(() => expect(last()?.match_rows[0]?.capacity_now).toBe('5 0kg'));
  await waitFor(() => expect(last()?.position).toBe('match_rows.0.capacity_now@3'));
});

it('goes between note and agenda with Esc and leaves the cursor in the note where it was', async () => {
  await show({ ...freshDraft, note: 'one two', position: 'note@3' });
  await keys('{Escape}');
  expect(focused()).toBe('agenda');
  await keys('{Escape}');
  const note = document.activeElement as HTMLTextAreaElement;
  expect([note.id, note.selectionStart]).toEqual(['note', 3]);
});

it('walks the agenda with one hand: ticks, digits, letters, nothing to add', async () => {
  const { last } = await show({ ...freshDraft, position: 'agenda' });
  // Identity in person wants two ticks; who is there is the first choice; the goal is typed.
  await keys('  {Enter}1{Enter}drive again{Enter}');
  expect(focused()).toBe('agenda');
  await waitFor(() =>
    expect(last()?.answers.map(({ item, text, chosen }) => [item, text, chosen])).toEqual([
      ['identity_in_person', '', ['name', 'date_of_birth']],
      ['present', '', ['alone']],
      ['goal', 'drive again', []],
    ]),
  );
  await keys('{ArrowDown}{Enter}');
  await waitFor(() =>
    expect(last()?.answers.find(({ item }) => item === 'difficulty')?.nothing_to_add).toBe(true),
  );
  const option = screen.getByRole('option', { name: /right person.*\(covered\)/ });
  expect(option.textContent).toContain('✓');
  expect(screen.getByRole('option', { name: /happening with work today.*\(needed to sign\)/ })).toBeTruthy();
});

it('does not take a needed choice for answered because Enter was pressed on it', async () => {
  const { saved } = await show({ ...freshDraft, position: 'agenda' });
  await keys('{Enter}');
  await act(() => new Promise((done) => setTimeout(done, 600)));
  expect(saved.at(-1)?.answers ?? []).toEqual([]);
});

it('asks why only when the contact takes the case to another step', async () => {
  await show(freshDraft);
  expect(screen.getByLabelText('Why this step now')).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText('Step'), 'step_1');
  expect(screen.queryByLabelText('Why this step now')).toBeNull();
});

it('folds the agenda away when nobody was met', async () => {
  await show(freshDraft);
  expect(screen.getByRole('listbox', { name: 'Agenda' })).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText('Outcome'), 'did_not_attend');
  expect(screen.queryByRole('listbox', { name: 'Agenda' })).toBeNull();
  expect(screen.getByLabelText('Note')).toBeTruthy();
});

it('makes a new row as soon as the last is begun, and gives a removed one back', async () => {
  const { last } = await show({ ...freshDraft, position: 'match_rows.0.demand' });
  await keys('lifting{Enter}5 kg');
  const table = screen.getByRole('table', { name: 'Job and person' });
  expect(within(table).getByLabelText('Demand, row 2')).toBeTruthy();
  await userEvent.click(within(table).getByRole('button', { name: 'Remove row 1' }));
  await waitFor(() => expect(last()?.match_rows).toEqual([]));
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(last()?.match_rows[0]).toMatchObject({ demand: 'lifting', capacity_now: '5 kg' }));
});

it('offers wordings in the note and the tables; Esc closes them before it goes to the agenda', async () => {
  const { last } = await show({ ...freshDraft, position: 'match_rows.0.recommendation' });
  await keys('/work from home');
  expect(screen.getByRole('listbox', { name: 'Wordings' })).toBeTruthy();
  await keys('{Enter}2');
  await waitFor(() => expect(last()?.match_rows[0]?.recommendation).toMatch(/^Work from home 2 days a week/));
  await keys('{Escape}');
  screen.getByLabelText<HTMLTextAreaElement>('Note').focus();
  await keys('/');
  expect(screen.getByRole('listbox', { name: 'Wordings' })).toBeTruthy();
  await keys('{Escape}');
  expect(screen.queryByRole('listbox', { name: 'Wordings' })).toBeNull();
  expect(focused()).toBe('note');
});

it('lists what stands in tables under the note and opens it again', async () => {
  await show({ ...fullDraft, position: 'note@0' });
  const list = screen.getByRole('list', { name: 'Also written down' });
  expect(list.textContent).toContain('lifting 20 kg, 60 an hour → 5 kg');
  await userEvent.click(within(list).getByRole('button', { name: 'Obstacles' }));
  expect(focused()).toBe('obstacles.0.text');
});

it('takes a questionnaire by digits, goes back, and has no total until all are answered', async () => {
  const { last } = await show(freshDraft);
  await keys('{F7}');
  await keys('123{Backspace}0');
  await screen.findByText('2 of 9 answered: no total until all are answered.');
  expect(last()?.questionnaires[0]).toMatchObject({
    instrument: 'phq-9',
    answers: [2, 0, null, null, null, null, null, null, null],
  });
  expect(screen.getByText('3 of 9')).toBeTruthy();
  await keys('0000000');
  await screen.findByText('2');
  expect(screen.getByText(/from 12 on 1 Sep 2026/).textContent).toContain('−10');
});

it('gives a second look before it locks, then goes to the case', async () => {
  const signed: unknown[] = [];
  await show(fullDraft, {
    sign_contact: ({ draft }) => {
      signed.push(draft);
      return {};
    },
  });
  await keys('{Control>}{Enter}{/Control}');
  const dialog = await screen.findByRole('dialog', { name: 'Sign this contact?' });
  for (const fact of ['PRYCE, Kevin', 'Step 2', 'face to face', 'Monday 7 September 2026', '10:30 to 11:30 (60 min)']) {
    expect(dialog.textContent).toContain(fact);
  }
  expect(signed).toEqual([]);
  await keys('{Enter}');
  await screen.findByText('Gone to: {"kind":"case","case":"c-kevin"}');
  expect(signed).toEqual([expect.objectContaining({ id: 'd-kevin-2' })]);
});

it('shows what the record refuses to sign, and goes on being kept', async () => {
  const { last } = await show(fullDraft, {
    sign_contact: () => {
      throw Object.assign({
        code: 'missing',
        message: 'Before you can sign',
        fields: [{ field: 'on', message: 'Day of the contact: a day that is not in the future' }],
      });
    },
  });
  await keys('{Control>}{Enter}{/Control}');
  await screen.findByRole('dialog');
  await keys('{Enter}');
  await userEvent.click(await screen.findByRole('link', { name: /not in the future/ }));
  expect(focused()).toBe('on');
  await userEvent.type(screen.getByLabelText('Note'), ' more');
  await waitFor(() => expect(last()?.note).toMatch(/ more$/));
});

it('parks: everything kept, and back to the caseload', async () => {
  const { last } = await show(freshDraft);
  await keys('later{F6}');
  await screen.findByText('Gone to: {"kind":"caseload"}');
  expect(last()?.note).toBe('later');
});

it('discards only when asked twice', async () => {
  const discard = vi.fn(() => null);
  await show(freshDraft, { discard_draft: discard });
  await userEvent.click(screen.getByRole('button', { name: 'Discard draft' }));
  expect(discard).not.toHaveBeenCalled();
  await userEvent.click(await screen.findByRole('button', { name: 'Discard the draft' }));
  await screen.findByText(/Gone to/);
  expect(discard).toHaveBeenCalledTimes(1);
});

it('has no talk with the employer without a consent in force', async () => {
  await show({ ...freshDraft, step: 'step_3', position: 'liaison.consent' });
  expect(screen.getByLabelText('Consent relied on')).toBeTruthy();
  expect(within(screen.getByLabelText('Consent relied on')).getByRole('option', { name: /J. Hill/ })).toBeTruthy();
});
