import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { saveEverything } from '../../components/Autosave';
import type { PreviousReport, ReportForm } from '../../ipc';
import { emptyReport, fullReport, issuedReport, previousReport, reportStateOf } from '../../ipc/kevinPryce';
import type { CommandFixtures } from '../../ipc/mock';
import { stopPlaying } from '../../ipc/mock';
import { ReportAtDesk } from './fixtures';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 40_000 });

// pdf.js draws in Chromium only; here it is enough to know which document is shown.
vi.mock('../../components/PdfPreview', () => ({
  PdfPreview: ({ bytes }: { bytes: Uint8Array }) => <p>Page {bytes.join(' ')}</p>,
}));

let previews = 0;
beforeEach(() => {
  previews = 0;
});
// What still waits is saved while the commands are played: it belongs to this test, not the next.
afterEach(async () => {
  cleanup();
  await saveEverything();
  stopPlaying();
});

const pdf = (): ArrayBuffer => {
  previews += 1;
  return new Uint8Array([previews]).buffer;
};

const show = async (form: ReportForm, more: CommandFixtures = {}, previous?: PreviousReport) => {
  const saved: ReportForm[] = [];
  render(
    <ReportAtDesk
      form={form}
      {...(previous ? { previous } : {})}
      more={{
        preview_report: pdf,
        save_report: ({ form: value }) => {
          saved.push(value as ReportForm);
          return reportStateOf(value as ReportForm);
        },
        ...more,
      }}
    />,
  );
  await screen.findByRole('heading', { level: 1, name: /Report/ });
  return { last: () => saved.at(-1) };
};

const issueKey = () => userEvent.keyboard('{Control>}{Enter}{/Control}');

it('ticks neither box beforehand, and says nothing in red before anyone has been there', async () => {
  await show(emptyReport);
  expect(screen.queryByRole('radio', { checked: true })).toBeNull();
  expect(screen.queryByText('Choose one of the two.')).toBeNull();
  expect(screen.getByText('2 stop it, 0 to answer')).toBeTruthy();
});

it('takes a typed length as the end of the period and shows its days', async () => {
  const { last } = await show(emptyReport);
  const to = screen.getByLabelText('to (a day, or 4w, 28d)');
  await userEvent.type(to, '28d');
  expect(screen.getByText('Sunday 4 October 2026 (28 days)')).toBeTruthy();
  await userEvent.tab();
  await waitFor(() => expect(last()?.to).toBe('2026-10-04'));
});

it('keeps every change and draws the page anew, the old one staying until then', async () => {
  const { last } = await show(fullReport);
  await screen.findByText('Page 1');
  await userEvent.type(screen.getByLabelText('Further comments'), '!');
  await screen.findByText('Page 2');
  expect(last()?.comments).toBe(`${fullReport.comments}!`);
});

it('keeps the last good page when something stops the new one', async () => {
  let calls = 0;
  await show(fullReport, {
    preview_report: () => {
      calls += 1;
      if (calls > 1) throw Object.assign({ code: 'missing', message: 'stopped', fields: [] });
      return new Uint8Array([7]).buffer;
    },
  });
  await screen.findByText('Page 7');
  await userEvent.type(screen.getByLabelText('Further comments'), '!');
  await screen.findByText(/This page is older than what is written/);
  expect(screen.getByText('Page 7')).toBeTruthy();
});

it('asks a warning once, beside its field, and remembers that it is meant', async () => {
  const { last } = await show(fullReport);
  expect(screen.getByText('0 stop it, 1 to answer')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Meant' }));
  await screen.findByText('0 stop it, 0 to answer');
  expect(last()?.answered).toEqual([{ code: 'date_outside_period', field: 'rows[1].recommendation' }]);
  await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
  await screen.findByText('0 stop it, 1 to answer');
});

it('makes a new pair as one types, moves it, removes it and gives it back', async () => {
  const { last } = await show({ ...fullReport, rows: fullReport.rows.slice(0, 1) });
  await userEvent.type(screen.getByLabelText('Difficulty, row 2'), 'standing');
  expect(screen.getByLabelText('Difficulty, row 3')).toBeTruthy();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(document.activeElement?.id).toBe('rows.0.difficulty');
  await waitFor(() => expect(last()?.rows[0]?.difficulty).toBe('standing'));
  await userEvent.click(screen.getByRole('button', { name: 'Remove row 1' }));
  await waitFor(() => expect(last()?.rows).toHaveLength(1));
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(last()?.rows.map(({ difficulty }) => difficulty)[0]).toBe('standing'));
});

it('says all that stops it before issuing, and goes there', async () => {
  const issue = vi.fn();
  await show(emptyReport, { issue_report: issue });
  await issueKey();
  const summary = await screen.findByRole('group', { name: 'Before you can issue' });
  expect(document.activeElement).toBe(summary);
  await userEvent.click(within(summary).getByRole('link', { name: 'Say when the period ends.' }));
  expect(document.activeElement?.id).toBe('to');
  expect(screen.getAllByText('Choose one of the two.').length).toBeGreaterThan(1);
  expect(issue).not.toHaveBeenCalled();
});

it('does not issue while a warning waits for its answer', async () => {
  await show(fullReport);
  await issueKey();
  await screen.findByRole('link', { name: /12 October is outside the period/ });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('gives a second look, issues, and opens what was issued', async () => {
  const issued: unknown[] = [];
  await show(
    { ...fullReport, answered: [{ code: 'date_outside_period', field: 'rows[1].recommendation' }] },
    {
      issue_report: ({ form }) => {
        issued.push(form);
        return issuedReport;
      },
    },
  );
  await issueKey();
  const dialog = await screen.findByRole('dialog', { name: 'Issue this report?' });
  for (const said of [
    'PRYCE, Kevin',
    'you may be fit for work',
    '7 September 2026 to 4 October 2026 (28 days)',
    'Friday 2 October 2026',
    'number when it is issued',
    'the employer (J. Hill)',
  ]) {
    expect(dialog.textContent).toContain(said);
  }
  expect(issued).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await screen.findByText('Gone to: {"kind":"reportIssued","case":"c-kevin","report":"r-kevin"}');
  expect(issued).toHaveLength(1);
});

it('has the words of the page for those who cannot see it', async () => {
  await show(fullReport);
  expect(screen.getByRole('region', { name: 'The report as text' }).textContent).toContain('Kevin Pryce');
});

it('answers a warning by Y on its button, and by Alt+M from its field, with undo', async () => {
  const { last } = await show(fullReport);
  const meant = [{ code: 'date_outside_period', field: 'rows[1].recommendation' }];
  screen.getByRole('button', { name: /^Meant/ }).focus();
  await userEvent.keyboard('y');
  await waitFor(() => expect(last()?.answered).toEqual(meant));
  await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
  await waitFor(() => expect(last()?.answered).toEqual([]));
  await userEvent.click(screen.getByLabelText('Recommendation, goal, row 2'));
  await userEvent.keyboard('{Alt>}m{/Alt}');
  await waitFor(() => expect(last()?.answered).toEqual(meant));
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(last()?.answered).toEqual([]));
});

it('lets what was meant go with its row, and never answer for another', async () => {
  const meant = (row: number) => [{ code: 'date_outside_period', field: `rows[${row}].recommendation` }];
  const { last } = await show({ ...fullReport, answered: meant(1) });
  await userEvent.click(screen.getByRole('button', { name: 'Row 2 up' }));
  await waitFor(() => expect(last()?.answered).toEqual(meant(0)));
  await userEvent.click(screen.getByRole('button', { name: 'Remove row 3' }));
  await waitFor(() => expect(last()?.rows).toHaveLength(2));
  expect(last()?.answered).toEqual(meant(0));
  await userEvent.click(screen.getByRole('button', { name: 'Remove row 1' }));
  await waitFor(() => expect(last()?.answered).toEqual([]));
  await userEvent.click(screen.getByRole('button', { name: /^Undo/ }));
  await waitFor(() => expect(last()?.rows).toHaveLength(2));
});

it('puts a wording into a row, fills in the days of the report, ticks its option, and can take that back', async () => {
  const { last } = await show({ ...fullReport, options: [], rows: [] });
  await userEvent.type(screen.getByLabelText('Recommendation, goal'), '/leave task{Enter}the fork-lift');
  await waitFor(() =>
    expect(last()?.rows[0]?.recommendation).toBe(
      'Leave out the fork-lift until 4 October 2026; the rest of the role can be done as usual.',
    ),
  );
  expect(last()?.options).toEqual(['amended_duties']);
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(last()?.options).toEqual([]));
});

it('ticks nothing for a wording in the comments', async () => {
  const { last } = await show({ ...fullReport, options: [], comments: '' });
  await userEvent.type(screen.getByLabelText('Further comments'), '/perch{Enter}till');
  await waitFor(() => expect(last()?.comments).toContain('perch seat for till work'));
  expect(last()?.options).toEqual([]);
});

it('offers the report before, takes over its changes but never its advice or period, and gives them back', async () => {
  const { last } = await show(emptyReport, {}, previousReport);
  expect(screen.getByText(/7Q4M… of 20 Aug/)).toBeTruthy();
  expect(screen.getByRole('region', { name: /^Report before: 7Q4M/ }).textContent).toContain('a lift with a colleague');
  await userEvent.keyboard('{Alt>}l{/Alt}');
  await waitFor(() => expect(last()?.rows).toEqual(previousReport.rows));
  expect(last()).toMatchObject({
    advice: '',
    to: '',
    review: '',
    options: previousReport.options,
    comments: previousReport.comments,
  });
  expect(screen.queryByRole('button', { name: /Start from it/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(last()?.rows).toEqual([]));
  expect(screen.getByRole('button', { name: /Start from it/ })).toBeTruthy();
});

it('shows the page instead of the report before as soon as something is chosen', async () => {
  await show(emptyReport, {}, previousReport);
  expect(screen.queryByText('Page 1')).toBeNull();
  await userEvent.click(screen.getByRole('radio', { name: /not fit/ }));
  await screen.findByText(/^Page \d/);
  expect(screen.queryByRole('region', { name: /^Report before: 7Q4M/ })).toBeNull();
  expect(screen.getByRole('button', { name: /Start from it/ })).toBeTruthy();
});

it('says in words what differs from the report before, and puts a row back', async () => {
  const { last } = await show(fullReport, {}, previousReport);
  expect(screen.queryByRole('button', { name: /Start from it/ })).toBeNull();
  expect(screen.getByText('New: not in 7Q4M…')).toBeTruthy();
  expect(screen.getAllByText('Changed since 7Q4M…: show the words before')).toHaveLength(2);
  expect(screen.getByText(/2 h a day, sitting every 20 minutes/)).toBeTruthy();
  expect(screen.getByText('As in 7Q4M…')).toBeTruthy();
  expect(screen.getByText(/New: a phased return.*As in 7Q4M…: amended duties.*Left out: a workplace assessment/)).toBeTruthy();
  await userEvent.click(screen.getByText('1 row of 7Q4M… left out'));
  await userEvent.click(screen.getByRole('button', { name: 'Put it back' }));
  await waitFor(() => expect(last()?.rows[3]).toEqual(previousReport.rows[2]));
  await userEvent.keyboard('{Alt>}b{/Alt}');
  expect(screen.getByRole('region', { name: /^Report before: 7Q4M/ })).toBeTruthy();
});

it('is read back, agreed to with Enter, and the agreement goes when the words change', async () => {
  const { last } = await show(fullReport);
  await userEvent.keyboard('{F9}');
  const words = screen.getByRole('dialog', { name: 'Your report' });
  expect(words.textContent).toContain('start at 09:00 instead of 06:00');
  expect(words.textContent).not.toContain('PRYCE');
  await userEvent.keyboard('{Enter}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await waitFor(() => expect(last()?.read_back).toBe(true));
  expect(screen.getByText(/they agreed to these words/)).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Further comments'), '!');
  await waitFor(() => expect(last()).toMatchObject({ read_back: false, comments: `${fullReport.comments}!` }));
  expect(screen.getByText(/words have changed since they agreed/)).toBeTruthy();
});

it('asks in a line what was changed at their wish, and keeps the agreement while that is written', async () => {
  const { last } = await show(fullReport);
  await userEvent.keyboard('{F9}c');
  expect(screen.queryByRole('dialog')).toBeNull();
  await userEvent.type(screen.getByLabelText('Further comments'), '!');
  await userEvent.keyboard('{F9}y');
  const line = screen.getByLabelText('What was changed at their wish, in a line');
  expect(document.activeElement).toBe(line);
  await userEvent.keyboard('09:00, not 08:00');
  await waitFor(() => expect(last()).toMatchObject({ read_back: true, changed: '09:00, not 08:00' }));
});

it('goes back from reading without an agreement, and the issue dialog says so', async () => {
  const { last } = await show({
    ...fullReport,
    answered: [{ code: 'date_outside_period', field: 'rows[1].recommendation' }],
  });
  await userEvent.keyboard('{F9}{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await issueKey();
  const dialog = await screen.findByRole('dialog', { name: 'Issue this report?' });
  expect(dialog.textContent).toContain('It has not been read back to them');
  expect(last()?.read_back).not.toBe(true);
});
