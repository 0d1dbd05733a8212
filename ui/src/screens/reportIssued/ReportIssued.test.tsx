import { cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CopyView } from '../../ipc';
import { consents, issuedReport } from '../../ipc/kevinPryce';
import { stopPlaying } from '../../ipc/mock';
import { saveEverything } from '../../components/Autosave';
import type { IssuedAtDeskProps } from './fixtures';
import { atThisPractice, IssuedAtDesk, replacedReport, replacingReport, withdrawnReport } from './fixtures';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 40_000 });
vi.mock('../../components/PdfPreview', () => ({
  PdfPreview: ({ bytes }: { bytes: Uint8Array }) => <p>Page {bytes.join(' ')}</p>,
}));
// What still waits is saved while the commands are played: it belongs to this test, not the next.
afterEach(async () => {
  cleanup();
  await saveEverything();
  stopPlaying();
});

beforeEach(() => localStorage.clear());

const pdf = { report_pdf: () => new Uint8Array([9]).buffer };

const show = async ({ more, ...props }: IssuedAtDeskProps = {}) => {
  render(<IssuedAtDesk {...props} more={{ ...pdf, ...more }} />);
  await screen.findByRole('heading', { level: 1, name: /Issued report/ });
};

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const keys = (text: string) => userEvent.keyboard(text);

it('shows the stored document and who has a copy', async () => {
  await show();
  expect(screen.getByText('Page 9')).toBeTruthy();
  const copies = within(screen.getByRole('table', { name: 'Every copy given' }));
  expect(copies.getByRole('row', { name: /the patient.*Printed.*Sam Okafor.*their own.*3fa4b2c1.*Standard/ })).toBeTruthy();
});

it('asks whom a copy is for, says it is no longer protected, and lists it then', async () => {
  const asked: unknown[] = [];
  const [printed] = issuedReport.life.copies;
  const saved = { ...printed, whom: 'the GP', how: 'Saved to a file' } as CopyView;
  const life = { ...issuedReport.life, copies: [saved, ...issuedReport.life.copies] };
  await show({
    more: {
      save_report_copy: (input) => {
        asked.push(input);
        return { ...issuedReport, life };
      },
    },
  });
  await press('Save a copy…');
  const dialog = screen.getByRole('dialog');
  expect(dialog.textContent).toContain('no longer protected by Stepwell');
  expect(dialog.textContent).toContain('PRYCE, Kevin');
  await press('For the GP');
  await screen.findByText('Saved to a file');
  const copy = { copy_for: 'gp', edition: 'standard', duplicate: false };
  expect(asked).toEqual([{ caseId: 'c-kevin', report: 'r-kevin', copy }]);
});

it('gives no copy to an employer or GP without a consent in force, and says so', async () => {
  const given = consents.map((one) =>
    one.purpose === 'employer_copy' ? { ...one, decision: 'withdrawn' } : one,
  );
  await show({ given });
  await press('Open to print…');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'For the employer' }).disabled).toBe(true);
  expect(screen.getByText('Consent to this copy was withdrawn.')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'For the GP' }).disabled).toBe(false);
});

it('says when no printer is known', async () => {
  await show();
  await press('Print…');
  expect(screen.getByText('No printer is known to this system.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'For the patient' })).toBeNull();
});

it('names the printer it prints on', async () => {
  const asked: unknown[] = [];
  await show({
    view: { ...issuedReport, printers: [{ name: 'Reception', place: '' }, { name: 'Clinic 2', place: '' }] },
    more: {
      print_report: (input) => {
        asked.push(input);
        return issuedReport;
      },
    },
  });
  await press('Print…');
  await userEvent.selectOptions(screen.getByLabelText('Printer'), 'Clinic 2');
  await press('For the patient');
  await screen.findAllByText('Sent to the printer.');
  expect(asked).toEqual([
    { caseId: 'c-kevin', report: 'r-kevin', copy: { copy_for: 'patient', edition: 'standard', duplicate: false }, printer: 'Clinic 2', again: false },
  ]);
});

it('keeps everything as it was when the person thinks better of saving', async () => {
  await show({ more: { save_report_copy: () => null } });
  await press('Save a copy…');
  await press('For the patient');
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.queryByText('A copy is saved.')).toBeNull();
});

it('says plainly that its contact was struck', async () => {
  await show({ view: { ...issuedReport, basis_struck: true } });
  expect(screen.getByText(/rests on was entered in error/)).toBeTruthy();
});

it('says why a document is not shown, and never shows another in its place', async () => {
  await show({
    more: {
      report_pdf: () => {
        throw Object.assign({ code: 'damaged', message: 'The document does not match its check.', fields: [] });
      },
    },
  });
  expect(screen.getByText(/does not match its check/)).toBeTruthy();
  expect(screen.queryByText(/^Page \d/)).toBeNull();
});

const two = [
  { name: 'Clinic-2', place: 'room 4' },
  { name: 'Front-desk', place: '' },
];

it('says where the printer stands, remembers it, and one Enter then says that it is theirs', async () => {
  const delivered: unknown[] = [];
  await show({
    view: { ...issuedReport, printers: two },
    more: {
      print_report: () => ({ ...issuedReport, printers: two }),
      deliver_report: ({ form }) => {
        delivered.push(form);
        return { ...issuedReport, printers: two, with_patient: true, deliveries: ['Printed here on 7 Sep 2026, to the patient'] };
      },
    },
  });
  expect(screen.getByText('Not yet with the patient.')).toBeTruthy();
  await keys('p');
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByText(/stands in: room 4/)).toBeTruthy();
  await userEvent.selectOptions(dialog.getByLabelText('Printer'), 'Front-desk');
  expect(dialog.getByText(/does not say where that stands/)).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: 'For the patient' }));
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Record'));
  await keys('{Enter}');
  await screen.findByText('Printed here on 7 Sep 2026, to the patient');
  expect(delivered).toEqual([{ copy_for: 'patient', how: 'printed_here', on: '2026-09-07', to: '', note: '' }]);
  expect(screen.queryByText('Not yet with the patient.')).toBeNull();
  await keys('p');
  expect(screen.getByLabelText<HTMLSelectElement>('Printer').value).toBe('Front-desk');
  await keys('{Escape}g');
  await screen.findByText('Gone to: {"kind":"contactRead","case":"c-kevin","contact":"t-2"}');
});

it('prints again after a paper jam, which is no other copy', async () => {
  const asked: unknown[] = [];
  await show({
    view: { ...issuedReport, printers: two },
    more: {
      print_report: ({ again }) => {
        asked.push(again);
        return issuedReport;
      },
    },
  });
  await press(/^Print again/);
  expect(screen.getByRole('dialog').textContent).toContain('not as one more copy');
  await press('For the patient');
  await vi.waitFor(() => expect(asked).toEqual([true]));
});

it('asks who stands at the printer where they work, and offers another way', async () => {
  const printed = vi.fn(() => atThisPractice);
  await show({ view: atThisPractice, more: { print_report: printed } });
  await keys('p');
  const forPatient = () => screen.getByRole<HTMLButtonElement>('button', { name: 'For the patient' });
  expect(forPatient().disabled).toBe(true);
  screen.getByRole('radio', { name: /Colleagues of theirs/ }).focus();
  await keys('2');
  expect(forPatient().disabled).toBe(true);
  await press('Choose another printer');
  expect(document.activeElement?.id).toBe('printer');
  await press('Save it instead');
  expect(screen.getByRole('dialog', { name: /^Save a copy/ })).toBeTruthy();
  await keys('{Escape}p');
  await userEvent.click(screen.getByRole('radio', { name: /^1?I do/ }));
  expect(forPatient().disabled).toBe(false);
  // Another printer is asked about anew.
  await userEvent.selectOptions(screen.getByLabelText('Printer'), 'Front-desk');
  expect(forPatient().disabled).toBe(true);
  expect(printed).not.toHaveBeenCalled();
});

it('posts with the address filled in and a cover sheet at actual size', async () => {
  const asked: unknown[] = [];
  await show({
    view: { ...issuedReport, printers: two },
    more: {
      print_cover_sheet: (input) => {
        asked.push(input);
        return { ...issuedReport, printers: two };
      },
      deliver_report: ({ form }) => {
        asked.push(form);
        return { ...issuedReport, with_patient: true };
      },
    },
  });
  await keys('4');
  expect(screen.getByLabelText<HTMLInputElement>('To').value).toBe('14 Tollbar Road, Hedge End');
  expect(screen.getByText(/actual size/)).toBeTruthy();
  await userEvent.type(screen.getByLabelText('If it cannot be delivered, back to'), '2 Mill Lane');
  await press('Print the cover sheet');
  await vi.waitFor(() =>
    expect(asked[0]).toEqual({ caseId: 'c-kevin', report: 'r-kevin', returnTo: '2 Mill Lane', printer: 'Clinic-2' }),
  );
  await press('Record');
  await vi.waitFor(() =>
    expect(asked[1]).toEqual({
      copy_for: 'patient',
      how: 'posted',
      on: '2026-09-07',
      to: '14 Tollbar Road, Hedge End',
      note: '',
    }),
  );
});

it('asks first where the way is not known to be safe', async () => {
  const deliver = vi.fn(() => ({ ...issuedReport, with_patient: true }));
  await show({
    view: { ...issuedReport, reach: { ...issuedReport.reach, post: false } },
    more: { deliver_report: deliver },
  });
  await keys('4');
  expect(screen.getByText(/Post is not recorded as safe/)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save the cover sheet…' }).disabled).toBe(true);
  await press('Record');
  expect(deliver).not.toHaveBeenCalled();
  expect(document.activeElement?.id).toBe('delivery-asked');
  await keys(' ');
  await press('Record');
  await vi.waitFor(() => expect(deliver).toHaveBeenCalled());
});

it('keeps what was typed when a fact is refused, and says which field', async () => {
  await show({
    more: {
      deliver_report: () => {
        throw Object.assign({ code: 'input', message: 'no', fields: [{ field: 'on', message: 'That day is to come.' }] });
      },
    },
  });
  await keys('2');
  await userEvent.type(screen.getByLabelText('Note'), 'by his wife');
  await keys('{Enter}');
  expect((await screen.findAllByText('That day is to come.')).length).toBe(2);
  expect(screen.getByLabelText<HTMLInputElement>('Note').value).toBe('by his wife');
});

it('shows the very copy that each reader gets, in the edition chosen for them', async () => {
  const shown: unknown[] = [];
  const printed: unknown[] = [];
  await show({
    view: { ...replacingReport, printers: two },
    more: {
      report_pdf: ({ copy }) => {
        shown.push(copy);
        return new Uint8Array([shown.length]).buffer;
      },
      print_report: ({ copy }) => {
        printed.push(copy);
        return replacingReport;
      },
    },
  });
  // Their needs are recorded, so theirs begins in large print.
  expect(shown).toEqual([{ copy_for: 'patient', edition: 'large_print', duplicate: false }]);
  await userEvent.click(screen.getByRole('radio', { name: /^the employer/ }));
  await screen.findByText('Page 2');
  expect(shown[1]).toEqual({ copy_for: 'employer', edition: 'standard', duplicate: false });
  await userEvent.click(screen.getByRole('checkbox', { name: /^Duplicate/ }));
  await screen.findByText('Page 3');
  await keys('p');
  const dialog = within(screen.getByRole('dialog'));
  expect(document.activeElement?.textContent).toBe('For the employer (J. Hill): duplicate');
  expect(dialog.getByRole('button', { name: 'For the patient: large print' })).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: /^For the employer/ }));
  await vi.waitFor(() => expect(printed).toEqual([{ copy_for: 'employer', edition: 'standard', duplicate: true }]));
});

it('says that it was replaced, and by what; then it goes to nobody but the patient', async () => {
  await show({ view: { ...replacedReport, printers: two } });
  expect(screen.getByText(/^Replaced on 6 September 2026 by 9K2P/)).toBeTruthy();
  expect(screen.queryByRole('radio', { name: /^the employer/ })).toBeNull();
  await keys('rw');
  expect(screen.queryByRole('dialog')).toBeNull();
  await keys('p');
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: /^For the employer/ }).disabled).toBe(true);
  expect(dialog.getAllByText(/^It no longer holds/)).toHaveLength(2);
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'For the patient' }).disabled).toBe(false);
});

it('opens where somebody is to be told, and records how with a few keys', async () => {
  const told: unknown[] = [];
  await show({
    view: replacedReport,
    tell: true,
    more: {
      tell_holder: ({ form }) => {
        told.push(form);
        const holders = replacedReport.life.holders.map((one) => ({ ...one, told: ['By telephone'] }));
        return { ...replacedReport, life: { ...replacedReport.life, holders } };
      },
    },
  });
  expect(document.activeElement?.id).toBe('first-to-tell');
  await keys('t');
  expect(screen.getByRole('dialog', { name: 'Told the employer (J. Hill)' })).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: /By telephone/ }));
  await userEvent.type(screen.getByLabelText(/^Note/), 'will shred it');
  await keys('{Control>}{Enter}{/Control}');
  await screen.findByText('Everybody who has a copy was told.');
  expect(told).toEqual([
    { copy_for: 'employer', to: 'J. Hill', on: '2026-09-07', how: 'telephone', note: 'will shred it' },
  ]);
});

it('is withdrawn with a reason, and replaced with R', async () => {
  const withdraw = vi.fn(() => withdrawnReport);
  await show({
    more: { withdraw_report: withdraw, replace_report: () => ({ id: 'd-new' }) },
  });
  await keys('w');
  await userEvent.type(screen.getByLabelText(/^Why it no longer holds/), 'The wrong person');
  await keys('{Control>}{Enter}{/Control}');
  await screen.findByText(/Nothing takes its place/);
  expect(withdraw).toHaveBeenCalledWith({
    caseId: 'c-kevin',
    report: 'r-kevin',
    form: { on: '2026-09-07', reason: 'The wrong person' },
  });
  cleanup();
  stopPlaying();
  await show({ more: { replace_report: () => ({ id: 'd-new' }) } });
  await keys('r');
  await screen.findByText('Gone to: {"kind":"report","draft":"d-new"}');
});

it('says what keeps it from being replaced', async () => {
  await show({
    more: {
      replace_report: () => {
        throw Object.assign({ code: 'refused', message: 'Another report of this case is begun.', fields: [] });
      },
    },
  });
  await keys('r');
  expect(await screen.findByText('Another report of this case is begun.')).toBeTruthy();
});

it('leads from the new one to those who still have the old one', async () => {
  await show({ view: replacingReport });
  expect(screen.getByText(/^One person has a copy of that one and is still to be told/)).toBeTruthy();
});
