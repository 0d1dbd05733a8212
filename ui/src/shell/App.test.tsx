import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { App } from '../App';
import { forgetSaved } from '../components/Autosave';
import { stopPlaying, playCommands } from '../ipc/mock';
import type { PlayedOptions } from '../ipc/playedClinic';
import { PASSPHRASE, playedClinic } from '../ipc/playedClinic';

// Whole forms are typed here, on laptops that may be busy with something else.
vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  // The screens first: their last questions would find nobody answering.
  cleanup();
  stopPlaying();
  forgetSaved();
});

const start = (options: PlayedOptions = {}) => {
  const clinic = playedClinic(options);
  playCommands(clinic.commands);
  render(<App />);
  return clinic;
};

const keys = (text: string) => userEvent.keyboard(text);
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const focused = () => document.activeElement;
const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);

it('sets up a service by keyboard: problems take the focus, nothing typed is lost, the code is confirmed', async () => {
  const clinic = start({ state: 'empty' });
  await heading('Welcome to Stepwell');
  await userEvent.tab();
  expect(focused()?.textContent).toBe('Set up a service');
  await keys('{Enter}');
  await heading('Set up your service');
  expect(focused()).toBe(field(/^Name of the service/));
  await keys('Solent Vocational Clinic{Enter}');
  const problems = await screen.findByRole('group', { name: 'There is a problem' });
  expect(focused()).toBe(problems);
  expect(field(/^Name of the service/).value).toBe('Solent Vocational Clinic');

  await userEvent.click(within(problems).getByRole('link', { name: 'Enter the name of the site' }));
  expect(focused()).toBe(field('Site'));
  await keys('Hedge End');
  await userEvent.type(field('Name'), 'Sam Okafor');
  await userEvent.type(field(/^Registration number/), 'OT00000');
  await userEvent.type(field(/^Your passphrase$/), PASSPHRASE);
  await userEvent.type(field(/^Your passphrase again/), PASSPHRASE);
  await userEvent.type(field(/^Who will keep/), 'Priya Nair{Enter}');

  await heading('Keep this code safe');
  expect(screen.getByText('K7QM4')).toBeTruthy();
  expect(screen.getAllByText('Priya Nair')).toHaveLength(2);
  const last = field('Type the last group from your copy');
  await userEvent.type(last, 'K7QM4{Enter}');
  expect(await screen.findByRole('group', { name: 'There is a problem' })).toBe(focused());
  await userEvent.clear(last);
  await userEvent.type(last, '8alzk{Enter}');
  await heading('Caseload');
  const sent = clinic.asked.findLast(({ command }) => command === 'set_up')?.input;
  expect(sent).toMatchObject({ form: { sites: [{ name: 'Hedge End', ods: '' }], site_here: 0 } });
});

it('asks before a half-filled setting-up is left', async () => {
  start({ state: 'empty' });
  await userEvent.click(await screen.findByRole('button', { name: 'Set up a service' }));
  await keys('Solent{Escape}');
  await userEvent.click(await screen.findByRole('button', { name: 'Keep editing' }));
  expect(field(/^Name of the service/).value).toBe('Solent');
  await keys('{Escape}');
  await userEvent.click(await screen.findByRole('button', { name: 'Leave without saving' }));
  await heading('Welcome to Stepwell');
});

it('opens the demonstration, says so, and leaves it again', async () => {
  start({ state: 'empty' });
  await userEvent.click(await screen.findByRole('button', { name: 'Try it' }));
  await heading('Caseload');
  expect(screen.getByText('Demonstration')).toBeTruthy();
  // Its passphrase is no secret: Enter opens it again.
  await keys('{F12}');
  await heading('Open the demonstration');
  await keys('{Enter}');
  await heading('Caseload');
  await keys('{Control>}k{/Control}leave{Enter}');
  await heading('Welcome to Stepwell');
  expect(screen.queryByText('Demonstration')).toBeNull();
});

it('leaves the demonstration from its lock, too', async () => {
  start({ state: 'empty' });
  await userEvent.click(await screen.findByRole('button', { name: 'Try it' }));
  await heading('Caseload');
  await keys('{F12}');
  await userEvent.click(await screen.findByRole('button', { name: 'Leave the demonstration' }));
  await heading('Welcome to Stepwell');
});

it('unlocks: a wrong passphrase is said in the field and selected to be typed again', async () => {
  start({ state: 'locked' });
  await heading('Unlock');
  expect(focused()).toBe(field('Passphrase'));
  await keys('something else{Enter}');
  expect(await screen.findByText(/Type it again; capitals and spaces count/)).toBeTruthy();
  await waitFor(() => expect(focused()).toBe(field(/^Passphrase/)));
  await keys(`${PASSPHRASE}{Enter}`);
  await heading('Caseload');
  // Unlocking saves nothing, so the bar must not say so.
  expect(screen.getByText('Nothing to save')).toBeTruthy();
});

it('chooses among several names with a digit', async () => {
  const clinic = start({ state: 'locked', names: ['Priya Nair', 'Sam Okafor'] });
  await heading('Unlock');
  await keys('2');
  await userEvent.tab();
  await keys(`${PASSPHRASE}{Enter}`);
  await heading('Caseload');
  expect(clinic.asked.find(({ command }) => command === 'unlock')?.input).toMatchObject({ name: 'Sam Okafor' });
});

it('takes everything away on locking, and comes back to the same case', async () => {
  start();
  await heading('Caseload');
  await screen.findByText('PRYCE, Kevin (Kev)');
  await keys('{ArrowDown}{ArrowDown}{Enter}');
  await heading(/^Case/);
  await keys('{F12}');
  await heading('Unlock');
  expect(document.body.textContent).not.toContain('PRYCE');
  await keys(`${PASSPHRASE}{Enter}`);
  await heading(/^Case/);
  expect(screen.getByRole('region', { name: 'Patient' }).textContent).toContain('PRYCE, Kevin');
  await keys('{Escape}');
  await heading('Caseload');
});

it('goes from the caseload to typing in a contact in two keystrokes', async () => {
  const clinic = start();
  await heading('Caseload');
  await waitFor(() => expect(focused()?.id).toBe('case-c-coyle'));
  await keys('n');
  await screen.findByRole('dialog', { name: 'Start a contact' });
  await keys('{Enter}');
  await waitFor(() => expect(clinic.asked.some(({ command }) => command === 'start_contact')).toBe(true));
  expect(clinic.asked.find(({ command }) => command === 'start_contact')?.input).toEqual({
    caseId: 'c-coyle',
    step: 'step_2',
    mode: 'telephone',
  });
  await heading(/Contact|Step/);
});

it('finds people by typing and opens their case', async () => {
  start();
  await heading('Caseload');
  await screen.findByRole('grid');
  await keys('/pry');
  const people = await screen.findByRole('grid', { name: 'People found' });
  expect(within(people).getByText('PRYCE, Kevin (Kev)')).toBeTruthy();
  await keys('{Enter}');
  await keys('{Enter}');
  await heading(/^Case/);
});

it('says what to do where there are no cases', async () => {
  start({ lines: [] });
  expect(await screen.findByText('No open cases of yours')).toBeTruthy();
  await userEvent.selectOptions(field('Cases of which site'), 'Totton');
  expect(await screen.findByText('No open cases of yours at Totton')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Look at all sites' }));
  expect(await screen.findByText('No open cases of yours')).toBeTruthy();
  await keys('{Alt>}n{/Alt}');
  await heading('Register a patient');
});

const typePatient = async (family: string, birth: string, number: string) => {
  await keys(family);
  await userEvent.tab();
  await keys('Kevin');
  await userEvent.type(field(/^Date of birth/), birth);
  await userEvent.type(field('NHS number'), number);
};

it('shows likely duplicates before a second is made, and opens the same person', async () => {
  const clinic = start();
  await heading('Caseload');
  await keys('{Alt>}n{/Alt}');
  await heading('Register a patient');
  await typePatient('Pryce', '11/2/84', '999 100 0003');
  const likely = await screen.findByRole('region', { name: 'May already be registered' });
  expect(within(likely).getByText(/same surname and date of birth/)).toBeTruthy();
  await userEvent.click(within(likely).getByRole('button', { name: /This is the same person/ }));
  await heading(/^Case/);
  expect(clinic.asked.some(({ command }) => command === 'register_patient')).toBe(false);
});

it('registers someone else all the same, and a number from the test range only when it is meant', async () => {
  const clinic = start();
  await heading('Caseload');
  await keys('{Alt>}n{/Alt}');
  await heading('Register a patient');
  await typePatient('Pryce', '11/2/84', '999 100 0003');
  await keys('{Control>}{Enter}{/Control}');
  const asked = await screen.findByRole('dialog', { name: 'Is it one of these people?' });
  expect(clinic.asked.some(({ command }) => command === 'register_patient')).toBe(false);
  await userEvent.click(within(asked).getByRole('button', { name: 'Someone else: register' }));
  const problems = await screen.findByRole('group', { name: 'There is a problem' });
  await userEvent.click(within(problems).getByRole('link', { name: /begin with 999/ }));
  expect(focused()).toBe(screen.getByRole('checkbox', { name: 'This number is meant' }));
  expect(field(/^Surname/).value).toBe('Pryce');
  await keys(' ');
  await keys('{Control>}{Enter}{/Control}');
  await heading('Open a case');
  const sent = clinic.asked.filter(({ command }) => command === 'register_patient').at(-1)?.input;
  expect(sent).toMatchObject({ form: { date_of_birth: '1984-02-11', nhs_number_meant: true } });
});

it('says why there is no NHS number', async () => {
  const clinic = start();
  await heading('Caseload');
  await keys('{Alt>}n{/Alt}');
  await heading('Register a patient');
  await keys('Okoro');
  await userEvent.tab();
  await keys('Ada');
  await userEvent.type(field(/^Date of birth/), '3/4/1990');
  await userEvent.click(screen.getByRole('checkbox', { name: 'NHS number not known' }));
  await userEvent.type(field(/^Why is the NHS number not known/), 'new to the country');
  await keys('{Control>}{Enter}{/Control}');
  await heading('Open a case');
  expect(clinic.asked.find(({ command }) => command === 'register_patient')?.input).toMatchObject({
    form: { nhs_number: '', nhs_number_not_known: 'new to the country' },
  });
});

const openNewCase = async () => {
  await heading('Caseload');
  await keys('{Alt>}n{/Alt}');
  await heading('Register a patient');
  await keys('Okoro');
  await userEvent.tab();
  await keys('Ada');
  await userEvent.type(field(/^Date of birth/), '3/4/1990');
  await userEvent.type(field('NHS number'), '943 476 5919');
  await keys('{Control>}{Enter}{/Control}');
  await heading('Open a case');
};

it('opens a case: Y and N walk the checklist, a no asks why, and the whole form is sent', async () => {
  const clinic = start();
  await openNewCase();
  expect(focused()).toBe(field(/^Referred on/));
  await keys('today');
  await userEvent.selectOptions(field('Main problem (required)'), 'musculoskeletal');
  await userEvent.selectOptions(field(/^Work today/), 'off_sick');
  await userEvent.type(field(/^Off sick since/), '17/8');
  const adult = screen.getByRole('group', { name: '18 or older' });
  within(adult).getByRole('radio', { name: 'Yes' }).focus();
  await keys('yn');
  expect(focused()).toBe(
    within(screen.getByRole('group', { name: /Employed, self-employed/ })).getByRole('radio', { name: 'Yes' }),
  );
  await userEvent.type(field('Why are they seen here all the same?'), 'asked by the partners');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Driving' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'None of these' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add a fit note' }));
  await userEvent.type(field('From'), '17/8');
  await userEvent.type(field('To'), '28d');
  await keys('{Control>}{Enter}{/Control}');
  await heading(/^Case/);
  expect(screen.getByText('Nothing has happened yet')).toBeTruthy();
  const sent = clinic.asked.find(({ command }) => command === 'open_case')?.input.form;
  expect(sent).toMatchObject({
    site: 'hedge-end',
    referral_on: '2026-09-07',
    off_sick_since: '2026-08-17',
    override_reason: 'asked by the partners',
    safety_critical: ['none'],
    fit_notes: [{ from: '2026-08-17', to: '2026-09-13', advice: '', issued_by: '' }],
  });
  expect((sent as { eligibility: unknown[] }).eligibility.slice(0, 3)).toEqual([
    { item: 'adult', met: 'yes' },
    { item: 'practice', met: 'no' },
    { item: 'work', met: '' },
  ]);
});

it('does not lose a half-filled case to Esc', async () => {
  start();
  await openNewCase();
  await userEvent.type(field('Employer'), 'Brightstore');
  await keys('{Escape}');
  await userEvent.click(await screen.findByRole('button', { name: 'Keep editing' }));
  expect(field('Employer').value).toBe('Brightstore');
});

const kevin = async () => {
  await heading('Caseload');
  await screen.findByText('PRYCE, Kevin (Kev)');
  await keys('{ArrowDown}{ArrowDown}{Enter}');
  await heading(/^Case/);
};

it('tells the story: goal, work, step, consents, next, and the timeline to open', async () => {
  start();
  await kevin();
  const story = screen.getByRole('region', { name: 'Story' });
  expect(within(story).getByText('drive the van again and not dread Mondays')).toBeTruthy();
  expect(story.textContent).toContain('Brightstore (600 staff, has occupational health)');
  expect(story.textContent).toContain('off sick since 17 Aug (22 days)');
  expect(story.textContent).toContain('employer talk yes (J. Hill, shift manager)');
  expect(story.textContent).toContain('research not asked');
  expect(screen.getByRole('button', { name: /^open: Step 1, telephone/ })).toBeTruthy();
  expect(focused()?.textContent).toContain('Start contact');
});

it('records a consent with the words read out, and shows it in the line', async () => {
  const clinic = start();
  await kevin();
  await keys('c');
  await screen.findByRole('dialog', { name: 'Record a consent' });
  await keys('5');
  expect(screen.getByText(/May somebody contact you about research/)).toBeTruthy();
  await keys('{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('link', { name: 'Choose what the person said' })).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: 'Refused' }));
  await keys('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByRole('region', { name: 'Story' }).textContent).toContain('research no');
  expect(clinic.asked.find(({ command }) => command === 'record_consent')?.input).toMatchObject({
    caseId: 'c-kevin',
    form: { purpose: 'research', on: '2026-09-07', how: 'verbal' },
  });
});

it('changes the step, closes with an outcome, and opens again with a reason', async () => {
  start();
  await kevin();
  await keys('s');
  await screen.findByRole('dialog', { name: 'Change the step' });
  await keys('2');
  await userEvent.type(field(/^Why/), 'gap in a main demand');
  await keys('{Control>}{Enter}{/Control}');
  await heading(/^Case ?Step 2$/);
  await keys('x');
  await screen.findByRole('dialog', { name: 'Close the case' });
  await keys('2{Control>}{Enter}{/Control}');
  await heading(/^Case ?closed$/);
  expect(screen.queryByRole('button', { name: 'Start contact' })).toBeNull();
  await keys('x');
  await screen.findByRole('dialog', { name: 'Open the case again' });
  await keys('came back{Control>}{Enter}{/Control}');
  await heading(/^Case ?Step 2$/);
});

it('changes details of a case with a reason', async () => {
  start();
  await kevin();
  await keys('e');
  await heading('Change details');
  await userEvent.clear(field('Manager'));
  await userEvent.type(field('Manager'), 'P. Moss');
  await keys('{Control>}{Enter}{/Control}');
  await userEvent.click(await screen.findByRole('link', { name: 'Enter why it is changed' }));
  await keys('new manager{Control>}{Enter}{/Control}');
  await heading(/^Case/);
});

it('corrects a person with a reason', async () => {
  const clinic = start();
  await kevin();
  await keys('p');
  await heading('Patient');
  await userEvent.type(field('Telephone'), '9');
  await keys('{Control>}{Enter}{/Control}');
  await userEvent.click(await screen.findByRole('link', { name: 'Enter why it is corrected' }));
  await keys('misheard{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.queryByLabelText(/^Why is it corrected/)).toBeNull());
  expect(clinic.asked.filter(({ command }) => command === 'correct_patient').at(-1)?.input).toMatchObject({
    patient: 'kevin',
    reason: 'misheard',
    form: { telephone: '01632 9601239' },
  });
});

it('lists in the palette what can be done here, and finds people', async () => {
  start();
  await kevin();
  await keys('{Control>}k{/Control}');
  expect(screen.getByRole('option', { name: /Record a consent/ })).toBeTruthy();
  await keys('pryce');
  expect(await screen.findByRole('option', { name: /PRYCE, Kevin/ })).toBeTruthy();
});

it('adds a site and someone who signs in', async () => {
  start();
  await heading('Caseload');
  await keys('{Control>}k{/Control}sett{Enter}');
  await heading('Settings');
  await userEvent.click(screen.getByRole('button', { name: 'Add someone' }));
  await keys('Priya Nair{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('cell', { name: 'Priya Nair' })).toBeTruthy();
  await userEvent.click(screen.getByRole('tab', { name: 'Sites' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add a site' }));
  await keys('Eastleigh{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('cell', { name: 'Eastleigh' })).toBeTruthy();
});

it('says why the record cannot be opened and tries again', async () => {
  const clinic = playedClinic();
  let busy = true;
  playCommands({
    ...clinic.commands,
    status: (sent) => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- the bridge rejects with plain data
      if (busy) throw { code: 'folder_in_use', message: 'Another program has the data folder', fields: [] };
      return clinic.commands.status?.(sent);
    },
  });
  render(<App />);
  await heading('The record cannot be opened now');
  expect(screen.getByText(/Close that one, then try again/)).toBeTruthy();
  busy = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await heading('Caseload');
});
