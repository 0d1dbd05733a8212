import { cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { saveEverything } from '../../components/Autosave';
import type { CaseLine, ConsentView, ContactView, PersonFound } from '../../ipc';
import { contactScreen, contactView, freshDraft } from '../../ipc/kevinPryce';
import type { CommandFixtures } from '../../ipc/mock';
import { stopPlaying } from '../../ipc/mock';
import { filedView, ReadAtDesk, refusedGpCopy, struckView } from './fixtures';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 40_000 });
// What still waits is saved while the commands are played: it belongs to this test, not the next.
afterEach(async () => {
  cleanup();
  await saveEverything();
  stopPlaying();
});

const show = async (view: ContactView, more: CommandFixtures = {}, given?: readonly ConsentView[]) => {
  render(<ReadAtDesk view={view} more={more} {...(given ? { given } : {})} />);
  await screen.findByRole('heading', { level: 1, name: /Signed contact/ });
};

it('shows what was signed, by whom and when, and what was added since', async () => {
  await show(contactView);
  for (const words of ['Lifting and standing a whole shift', /Sam Okafor.*11:41/, /manager agrees to a trolley/]) {
    expect(screen.getByText(words)).toBeTruthy();
  }
});

it('adds below what was signed', async () => {
  const asked: unknown[] = [];
  await show(contactView, {
    add_addendum: (input) => {
      asked.push(input);
      return { ...contactView, addenda: [...contactView.addenda, { text: 'He rang again', by: 'Sam Okafor', at: 'now' }] };
    },
  });
  await userEvent.type(screen.getByLabelText('Add to it'), 'He rang again');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('He rang again');
  expect(asked).toEqual([{ caseId: 'c-kevin', contact: 'd-kevin-2', text: 'He rang again' }]);
  expect(screen.getByLabelText<HTMLTextAreaElement>('Add to it').value).toBe('');
});

it('keeps what was typed when it could not be added', async () => {
  await show(contactView, {
    add_addendum: () => {
      throw Object.assign({ code: 'system', message: 'The disk is full', fields: [] });
    },
  });
  await userEvent.type(screen.getByLabelText('Add to it'), 'He rang again');
  await userEvent.click(screen.getByRole('button', { name: 'Add' }));
  await screen.findByText('The disk is full');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Add to it').value).toBe('He rang again');
});

it('strikes only with a reason and a second look, and says who has to be told', async () => {
  const asked: unknown[] = [];
  await show(contactView, {
    enter_in_error: (input) => {
      asked.push(input);
      return struckView;
    },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Mark as entered in error…' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('printed on 7 Sep 2026, for the patient')).toBeTruthy();
  expect(dialog.getByText('Whoever has a copy has to be told:')).toBeTruthy();
  const strike = dialog.getByRole('button', { name: 'Mark as entered in error' });
  await userEvent.click(strike);
  expect(asked).toEqual([]);
  await userEvent.click(dialog.getByLabelText(/I have looked: Step 2.*PRYCE, Kevin/));
  await userEvent.click(strike);
  expect(asked).toEqual([]);
  await userEvent.type(dialog.getByLabelText('Why'), 'Wrong patient');
  await userEvent.click(strike);
  await screen.findByRole('region', { name: 'Entered in error' });
  expect(asked).toEqual([{ caseId: 'c-kevin', contact: 'd-kevin-2', reason: 'Wrong patient' }]);
});

const line: CaseLine = {
  case: 'c-tom',
  patient: 'tom',
  shown_name: 'FERRIS, Tom',
  step: 'step_2',
  work: 'self-employed',
  off_sick_since: null,
  off_days: null,
  employer: '',
  next_on: null,
  next_what: '',
  overdue: false,
  last_contact_on: null,
  report_to: null,
  open: true,
  differs: false,
  mine: true,
  risk: false,
};

const tom: PersonFound = {
  patient: 'tom',
  shown_name: 'FERRIS, Tom',
  date_of_birth: '1968-04-03',
  nhs_number: '999 125 9260',
  cases: [{ ...line, case: 'c-old', open: false }, line],
  because: '',
};

it('enters a struck contact again under the open case of the right patient', async () => {
  const asked: unknown[] = [];
  await show(struckView, {
    find: () => [tom],
    enter_again: (input) => {
      asked.push(input);
      return contactScreen({ ...freshDraft, id: 'd-again' });
    },
  });
  expect(screen.queryByLabelText('Add to it')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Enter again under the right patient' }));
  await userEvent.keyboard('ferris');
  await userEvent.click(await screen.findByRole('button', { name: 'Enter under FERRIS, Tom' }));
  await screen.findByText('Gone to: {"kind":"contact","draft":"d-again"}');
  expect(asked).toEqual([{ caseId: 'c-kevin', contact: 'd-kevin-2', under: 'c-tom' }]);
});

// jsdom has no clipboard of its own.
const clipboard = (writeText: (text: string) => Promise<void>) =>
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });

it('copies the summary with F3, warns who may read it, and Y notes that it is in the GP record', async () => {
  const asked: unknown[] = [];
  await show(contactView, {
    file_summary: (input) => {
      asked.push(input);
      return filedView;
    },
  });
  expect(screen.getByText('Not in the GP record yet')).toBeTruthy();
  expect(screen.getByText(/anyone who has their phone/)).toBeTruthy();
  expect(screen.queryByText(/refused a copy for the GP/)).toBeNull();
  const written: string[] = [];
  clipboard((text) => {
    written.push(text);
    return Promise.resolve();
  });
  await userEvent.keyboard('{F3}');
  await screen.findByText('Is it in the GP record now?');
  expect(written).toEqual([contactView.summary]);
  expect(asked).toEqual([]);
  await userEvent.keyboard('y');
  await screen.findByText(/In the GP record: Sam Okafor/);
  expect(asked).toEqual([{ caseId: 'c-kevin', contact: 'd-kevin-2' }]);
  expect(screen.queryByText('Is it in the GP record now?')).toBeNull();
});

it('copies what is selected where the engine refuses its clipboard, and says when neither works', async () => {
  await show(contactView);
  clipboard(() => Promise.reject(new Error('refused')));
  const copied: string[] = [];
  const exec = vi.fn(() => {
    copied.push((document.activeElement as HTMLTextAreaElement).value);
    return true;
  });
  Object.assign(document, { execCommand: exec });
  await userEvent.keyboard('{F3}');
  await screen.findByText('Is it in the GP record now?');
  expect(copied).toEqual([contactView.summary]);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByText('Is it in the GP record now?')).toBeNull();
  exec.mockReturnValue(false);
  await userEvent.keyboard('{F3}');
  await screen.findByText(/press Ctrl\+C/);
  expect(window.getSelection()?.toString()).toBe(contactView.summary);
  Object.assign(document, { execCommand: undefined });
});

it('says what still goes there when the copy was refused, and offers nothing for a struck contact', async () => {
  await show(contactView, {}, refusedGpCopy);
  expect(screen.getByText(/refused a copy for the GP/)).toBeTruthy();
  cleanup();
  await show(struckView);
  expect(screen.queryByText('For the GP record')).toBeNull();
});
