import { cleanup, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { consents, issuedReport, reportLine } from '../../ipc/kevinPryce';
import { stopPlaying } from '../../ipc/mock';
import { saveEverything } from '../../components/Autosave';
import type { IssuedAtDeskProps } from './fixtures';
import { IssuedAtDesk } from './fixtures';

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

const pdf = { report_pdf: () => new Uint8Array([9]).buffer };

const show = async ({ more, ...props }: IssuedAtDeskProps = {}) => {
  render(<IssuedAtDesk {...props} more={{ ...pdf, ...more }} />);
  await screen.findByRole('heading', { level: 1, name: /Issued report/ });
};

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

it('shows the stored document and who has a copy', async () => {
  await show();
  expect(screen.getByText('Page 9')).toBeTruthy();
  expect(screen.getByText('printed on 7 Sep 2026, for the patient')).toBeTruthy();
});

it('asks whom a copy is for, says it is no longer protected, and lists it then', async () => {
  const asked: unknown[] = [];
  const line = { ...reportLine, given: [...reportLine.given, 'saved on 7 Sep 2026, for the GP'] };
  await show({
    more: {
      save_report_copy: (input) => {
        asked.push(input);
        return { ...issuedReport, line };
      },
    },
  });
  await press('Save a copy…');
  const dialog = screen.getByRole('dialog');
  expect(dialog.textContent).toContain('no longer protected by Stepwell');
  expect(dialog.textContent).toContain('PRYCE, Kevin');
  await press('For the GP');
  await screen.findByText('saved on 7 Sep 2026, for the GP');
  expect(asked).toEqual([{ caseId: 'c-kevin', report: 'r-kevin', copyFor: 'gp' }]);
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
    { caseId: 'c-kevin', report: 'r-kevin', copyFor: 'patient', printer: 'Clinic 2', again: false },
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
