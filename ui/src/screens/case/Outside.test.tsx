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
const send = () => keys('{Control>}{Enter}{/Control}');
const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

const start = async (props: CaseAtDeskProps = {}) => {
  const clinic = playedClinic({ care: true });
  render(<CaseAtDesk case="c-kevin" {...props} commands={clinic.commands} />);
  await screen.findByRole('heading', { level: 1, name: /^Case/ });
  return (command: string) => clinic.asked.filter((one) => one.command === command).map((one) => one.input);
};

it('lists what is already with them when a consent is withdrawn, and in its history', async () => {
  const sent = await start();
  await keys('h');
  const history = await screen.findByRole('dialog', { name: /^Consents/ });
  expect(history.textContent).toContain('Report 7Q4M-X2K9-H3V, printed on 20 Aug 2026, to J. Hill');
  expect(within(history).getAllByText(/their answer now/).length).toBe(4);
  await keys('{Escape}');
  await gone();

  await userEvent.click(screen.getByRole('button', { name: 'employer copy' }));
  const dialog = await screen.findByRole('dialog', { name: 'Record a consent' });
  expect(dialog.textContent).not.toContain('Already with them');
  await userEvent.click(within(dialog).getByRole('radio', { name: 'Withdrawn' }));
  expect(dialog.textContent).toContain('Already with them, and stays with them');
  expect(dialog.textContent).toContain('Report 7Q4M-X2K9-H3V');
  await send();
  await gone();
  expect(sent('record_consent')[0]).toMatchObject({ form: { purpose: 'employer_copy', decision: 'withdrawn' } });
});

it('records a disclosure without consent, keeps what was typed, and says what it is never for', async () => {
  const sent = await start();
  await keys('d');
  const dialog = await screen.findByRole('dialog', { name: 'Disclosure without consent' });
  expect(dialog.textContent).toContain('It is never a way to send an employer their copy');
  await keys('2');
  expect(dialog.textContent).toContain('safeguarding lead');
  await userEvent.type(within(dialog).getByLabelText(/^Told to/), 'Social care');
  await userEvent.click(within(dialog).getByRole('radio', { name: 'No' }));
  await send();
  const problems = await screen.findByRole('group', { name: 'There is a problem' });
  expect(within(problems).getAllByRole('link').map((link) => link.textContent)).toEqual([
    'Enter what was said or handed over',
    'Enter why it could not wait for consent',
    'Enter whose advice was taken',
    'Enter why the person was not told',
  ]);
  await userEvent.type(within(dialog).getByLabelText('What was said or handed over'), 'A child is alone');
  await userEvent.type(within(dialog).getByLabelText('Why it could not wait for consent'), 'The child is five');
  await userEvent.type(within(dialog).getByLabelText('Advice taken'), 'Dr Shah: today');
  await userEvent.type(within(dialog).getByLabelText('Why they were not told'), 'Danger');
  await send();
  await gone();
  expect(sent('record_disclosure').at(-1)).toMatchObject({
    caseId: 'c-kevin',
    form: { ground: 'safeguarding', to: 'Social care', patient_told: 'no', not_told_because: 'Danger' },
  });
});

it('records a fit note in seconds, and makes none', async () => {
  const sent = await start();
  await keys('f');
  const dialog = await screen.findByRole('dialog', { name: 'Fit notes' });
  expect(dialog.textContent).toContain('Only recorded here');
  expect(dialog.textContent).toContain('Covered to 13 Sep');
  expect(dialog.textContent.toLowerCase()).not.toContain('statement of fitness');
  // By me, may be fit; the name is the program's to fill in.
  await keys('1');
  expect(within(dialog).queryByLabelText(/^Issued by/)).toBeNull();
  await userEvent.click(within(dialog).getByRole('radio', { name: 'May be fit for work' }));
  await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Amended duties' }));
  await userEvent.type(within(dialog).getByLabelText('From'), '14/9{Tab}');
  await userEvent.type(within(dialog).getByLabelText(/^To/), '4w{Tab}');
  await send();
  await gone();
  expect(sent('record_fit_note')[0]).toMatchObject({
    place: null,
    form: { made: 'by_me', advice: 'may_be_fit', options: ['amended_duties'], issued_on: '2026-09-07' },
  });
});

it('changes one and takes one out with a reason', async () => {
  const sent = await start();
  await keys('f');
  const dialog = await screen.findByRole('dialog', { name: 'Fit notes' });
  await userEvent.click(within(dialog).getByRole('button', { name: /^Take out/ }));
  await userEvent.type(within(dialog).getByLabelText('Why it is taken out'), 'Another person’s');
  await send();
  await gone();
  expect(sent('remove_fit_note')[0]).toMatchObject({ place: 0, reason: 'Another person’s' });
});

it('copies the comments by one key', async () => {
  const writeText = vi.fn(() => Promise.resolve());
  await start();
  await keys('f');
  await screen.findByRole('dialog', { name: 'Fit notes' });
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  await keys('{Alt>}c{/Alt}');
  await waitFor(() => expect(writeText).toHaveBeenCalledWith(expect.stringMatching(/^Functional effects: .*\nAdvice: /)));
});

it('stops before a talk with the employer that nobody agreed to', async () => {
  // Bronwen Pugh's consent to a talk is awaited.
  await start({ case: 'c-pugh' });
  await keys('n');
  const dialog = await screen.findByRole('dialog', { name: 'Start a contact' });
  await userEvent.click(within(dialog).getByRole('radio', { name: /Step 3/ }));
  expect(dialog.textContent).toContain('No consent to talk with the employer is in force.');
  await userEvent.click(within(dialog).getByRole('button', { name: /Record a consent to talk/ }));
  await screen.findByRole('dialog', { name: 'Record a consent' });
});
