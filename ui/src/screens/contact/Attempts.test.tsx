import { cleanup, configure, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { saveEverything } from '../../components/Autosave';
import type { ContactDraft } from '../../ipc';
import { caseView, contactScreen, freshDraft, reach } from '../../ipc/kevinPryce';
import { stopPlaying } from '../../ipc/mock';
import { keys, show, sign } from './contactPlayed';
import { calling } from './fixtures';

// A whole window is drawn with each key; on a busy machine that takes its time.
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 60_000 });
afterEach(async () => {
  cleanup();
  await saveEverything();
  stopPlaying();
});

const signing = () => {
  const signed: ContactDraft[] = [];
  return {
    signed,
    sign_contact: ({ draft }: Record<string, unknown>) => {
      signed.push(draft as ContactDraft);
      return caseView;
    },
  };
};

it('signs an attempt by one key: no dialog, ended now, back to where one came from', async () => {
  const { signed, sign_contact } = signing();
  await show(calling, { sign_contact });
  await keys('{Alt>}1{/Alt}');
  await screen.findByText('Gone to: {"kind":"caseload"}');
  expect(signed).toEqual([expect.objectContaining({ outcome: 'no_answer', end: expect.stringMatching(/^\d\d:\d\d$/) as string })]);
});

it('takes a wrong key back: struck, and everything written is there again to go on with', async () => {
  const asked: unknown[] = [];
  const { last } = await show(
    { ...calling, note: 'rang twice' },
    {
      enter_in_error: (input) => asked.push(['enter_in_error', input]),
      enter_again: (input) => {
        asked.push(['enter_again', input]);
        return contactScreen({ ...calling, id: 'd-again', outcome: 'wrong_number', note: 'rang twice' });
      },
    },
  );
  await keys('{Alt>}3{/Alt}');
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByRole('heading', { name: /^Contact/ });
  expect(asked).toEqual([
    [
      'enter_in_error',
      { caseId: 'c-kevin', contact: 'd-kevin-2', reason: 'Pressed by mistake, undone at once' },
    ],
    ['enter_again', { caseId: 'c-kevin', contact: 'd-kevin-2', under: 'c-kevin' }],
  ]);
  expect(last()).toMatchObject({ id: 'd-again', outcome: 'attended', end: '', note: 'rang twice' });
});

it('asks once before a voicemail that was not agreed to, and Enter confirms', async () => {
  const { signed, sign_contact } = signing();
  await show(calling, { sign_contact }, { case: { ...caseView, reach: { ...reach, voicemail: false } } });
  await keys('{Alt>}2{/Alt}');
  const dialog = await screen.findByRole('dialog', { name: 'Was a voicemail left?' });
  expect(dialog.textContent).toContain('not agreed to a voicemail');
  await keys('{Escape}');
  expect(signed).toEqual([]);
  await keys('{Alt>}2{/Alt}{Enter}');
  await screen.findByText(/Gone to/);
  expect(signed.map(({ outcome }) => outcome)).toEqual(['voicemail_left']);
});

it('asks nothing where a voicemail was agreed to', async () => {
  const { signed, sign_contact } = signing();
  await show(calling, { sign_contact });
  await keys('{Alt>}2{/Alt}');
  await screen.findByText(/Gone to/);
  expect(signed).toHaveLength(1);
});

it('offers no attempt where somebody is met in person', async () => {
  const { signed, sign_contact } = signing();
  await show(freshDraft, { sign_contact });
  expect(screen.queryByRole('group', { name: /Nobody reached/ })).toBeNull();
  await keys('{Alt>}1{/Alt}');
  expect(signed).toEqual([]);
});

it('shows what the record refuses of an attempt, and stays', async () => {
  await show(calling, {
    sign_contact: () => {
      throw Object.assign({
        code: 'missing',
        message: 'Before you can sign',
        fields: [{ field: 'concerns[0].heard', message: 'Concern: what was heard' }],
      });
    },
  });
  await keys('{Alt>}4{/Alt}');
  await screen.findByRole('link', { name: /what was heard/ });
  expect(screen.getByRole('heading', { name: /^Contact/ })).toBeTruthy();
});

/** Two keys from the caseload: N and Enter. */
const FROM_THE_CASELOAD = 2;

it('signs a step-1 telephone contact in at most 60 keystrokes beyond free text', async () => {
  const { signed, sign_contact } = signing();
  await show(calling, { sign_contact });
  let pressed = FROM_THE_CASELOAD;
  const press = async (...names: string[]) => {
    for (const name of names) {
      pressed += 1;
      await keys(name);
    }
  };
  const write = (text: string) => keys(text);

  await write('picker, lifts 20 kg');
  await press('{Escape}');
  await press('1', '2', '3', '{Enter}'); // identity
  await press('1', '2', '{Enter}'); // safe to talk, not driving
  await write('at home');
  await press('{Enter}');
  await press('1', '{Enter}'); // alone
  await write('drive the van again');
  await press('{Enter}');
  await press('{Enter}', '{Enter}'); // matters, strengths: asked, nothing to add
  await write('never lifting again');
  await press('{Enter}');
  await press('3', '{Enter}'); // off sick
  await write('lifting and standing');
  await press('{Enter}');
  await write('ring when better');
  await press('{Enter}');
  await write('+4w');
  await press('{Enter}');
  await press('4', '{Enter}'); // confidence
  await press('{Enter}', '{Enter}', '{Enter}'); // sleep, pacing, sick pay: asked, nothing to add
  await press('1', '{Enter}'); // red flags
  await write('walk, ring the manager');
  await press('{Enter}');
  await write('walk 20 minutes');
  await press('{Tab}');
  await write('daily');
  await press('{Escape}', '{Escape}', '{End}');
  await write('+2w');
  await press('{Control>}{Enter}{/Control}');
  await screen.findByRole('dialog', { name: 'Sign this contact?' });
  await press('{Enter}');
  await screen.findByText(/Gone to/);
  expect(signed[0]?.answers.find(({ item }) => item === 'red_flags')?.chosen).toEqual(['none']);
  expect(signed[0]?.plan).toEqual([{ what: 'walk 20 minutes', when: 'daily' }]);
  expect(pressed).toBeLessThanOrEqual(60);
});

it('writes the signature only once, however often the key is pressed', async () => {
  const { signed, sign_contact } = signing();
  await show(calling, { sign_contact });
  await keys('{Alt>}11{/Alt}');
  await screen.findByText(/Gone to/);
  await waitFor(() => expect(signed).toHaveLength(1));
  await sign();
  expect(signed).toHaveLength(1);
});
