import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { saveEverything } from '../../../components/Autosave';
import type { ReportForm } from '../../../ipc';
import { emptyReport, fullReport, nights, nightsState, reportScreen, reportStateOf } from '../../../ipc/kevinPryce';
import type { CommandFixtures } from '../../../ipc/mock';
import { stopPlaying } from '../../../ipc/mock';
import { ReportAtDesk } from '../fixtures';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 40_000 });
vi.mock('../../../components/PdfPreview', () => ({ PdfPreview: () => <p>Page</p> }));

afterEach(async () => {
  cleanup();
  await saveEverything();
  stopPlaying();
});

const show = async (form: ReportForm, more: CommandFixtures = {}, state = reportStateOf) => {
  const saved: ReportForm[] = [];
  render(
    <ReportAtDesk
      form={form}
      more={{
        preview_report: () => new Uint8Array([1]).buffer,
        report_draft: () => ({ ...reportScreen(form, null), state: state(form) }),
        save_report: ({ form: value }) => {
          saved.push(value as ReportForm);
          return state(value as ReportForm);
        },
        ...more,
      }}
    />,
  );
  await screen.findByRole('heading', { level: 1, name: /Report/ });
  return { last: () => saved.at(-1) };
};

const cell = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const press = (keys: string) => userEvent.keyboard(keys);

it('opens by Enter from the tick, which it sets, and asks outright how it is phased', async () => {
  const { last } = await show(emptyReport);
  const box = screen.getByLabelText<HTMLInputElement>('a phased return to work');
  box.focus();
  await press('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Phased return' });
  expect(within(dialog).getByText(/Shorter shifts, or fewer of them\?/)).toBeTruthy();
  expect(within(dialog).queryByRole('radio', { checked: true })).toBeNull();
  expect(box.checked).toBe(true);
  await waitFor(() => expect(last()?.options).toEqual(['phased_return']));
});

it('fills the weeks by a proposal, and takes them back', async () => {
  const asked: unknown[] = [];
  const { last } = await show(fullReport, {
    propose_phased: (args) => {
      asked.push(args);
      return nights.weeks;
    },
  });
  await press('{Alt>}s{/Alt}');
  await userEvent.click(await screen.findByRole('button', { name: 'Three 12-hour nights' }));
  await userEvent.click(screen.getByLabelText(/Fewer shifts of the usual length/));
  await userEvent.click(screen.getByRole('button', { name: 'Propose the weeks' }));
  expect((await screen.findByLabelText<HTMLInputElement>('Week 2, Tuesday')).value).toBe('16-20');
  expect(asked).toEqual([{ usual: nights.usual, first: '2026-09-07', weeks: 4, how: 'fewer_shifts' }]);
  await waitFor(() => expect(last()?.phased.weeks).toHaveLength(3));
  await press('{Alt>}z{/Alt}');
  expect(screen.queryByLabelText('Week 2, Tuesday')).toBeNull();
  expect(cell('Usual week, Monday').value).toBe('20-08');
});

it('says at its field why nothing could be proposed', async () => {
  await show(fullReport, {
    propose_phased: () => {
      throw Object.assign({ code: 'input', message: 'no', fields: [{ field: 'phased.how', message: 'Choose shorter shifts, or fewer' }] });
    },
  });
  await press('{Alt>}s{/Alt}');
  await userEvent.click(await screen.findByRole('button', { name: 'Propose the weeks' }));
  expect((await screen.findAllByText(/Choose shorter shifts, or fewer/)).length).toBeGreaterThan(0);
});

it('is typed by keys alone: arrows, Enter, and a week copied down', async () => {
  const { last } = await show({ ...fullReport, phased: nights }, {}, nightsState);
  await press('{Alt>}s{/Alt}');
  await screen.findByRole('dialog');
  cell('Week 1, Monday').focus();
  await press('{Enter}');
  expect(document.activeElement).toBe(cell('Week 2, Monday'));
  await press('{ArrowRight}4{ArrowDown}');
  expect(document.activeElement).toBe(cell('Week 3, Tuesday'));
  await press('{ArrowUp}');
  expect(cell('Week 2, Tuesday').value).toBe('4');
  await press('{Alt>}{ArrowDown}{/Alt}');
  await waitFor(() => expect(document.activeElement).toBe(cell('Week 3, Tuesday')));
  expect(cell('Week 3, Tuesday').value).toBe('4');
  await waitFor(() => expect(last()?.phased.weeks[2]?.days).toEqual(['20-08', '4', '20-08', '', '', '', '']));
  fireEvent.click(screen.getByRole('button', { name: 'Remove Week 1' }));
  await waitFor(() => expect(last()?.phased.weeks.map(({ beginning }) => beginning)).toEqual(['2026-09-14', '2026-09-21']));
});

it('begins where it is worked on: in the usual week while there are no weeks, else in the first', async () => {
  await show(fullReport, { propose_phased: () => nights.weeks });
  await press('{Alt>}s{/Alt}');
  const line = await screen.findByLabelText<HTMLInputElement>(/In a line, then Enter/);
  expect(document.activeElement).toBe(line);
  await userEvent.click(screen.getByRole('button', { name: 'Propose the weeks' }));
  await waitFor(() => expect(document.activeElement).toBe(cell('Week 1, Monday')));
  expect(cell('Week 1, Monday').selectionEnd).toBe('20-08'.length);
  expect(within(screen.getByRole('dialog')).getByRole('region', { name: 'Patient' }).textContent).toContain('999 100 0003');
});

it('takes an appointment by Alt+A, from whatever cell', async () => {
  const { last } = await show({ ...fullReport, phased: nights }, {}, nightsState);
  await press('{Alt>}s{/Alt}');
  await waitFor(() => expect(document.activeElement).toBe(cell('Week 1, Monday')));
  await press('{Alt>}a{/Alt}');
  const place = nights.appointments.length;
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(`Day, appointment ${place + 1}`)));
  await press('22/9{Tab}7:30{Tab}8:30{Tab}Dentist');
  await waitFor(() => expect(last()?.phased.appointments[place]).toEqual({ on: '2026-09-22', from: '7:30', to: '8:30', what: 'Dentist' }));
});

it('goes by Alt+N to what is asked of the schedule, answers by Alt+M, and Esc goes back to the report', async () => {
  const { last } = await show({ ...fullReport, phased: nights }, {}, nightsState);
  await press('{Alt>}s{/Alt}');
  await waitFor(() => expect(document.activeElement).toBe(cell('Week 1, Monday')));
  await press('{Alt>}m{/Alt}');
  expect(await screen.findByText('There is no warning to answer here.')).toBeTruthy();
  await press('{Alt>}n{/Alt}');
  expect(document.activeElement).toBe(cell('Week 2, Tuesday'));
  await press('{Alt>}m{/Alt}');
  await waitFor(() => expect(last()?.answered).toEqual([{ code: 'phased_short_rest', field: 'phased.weeks[1].days[1]' }]));
  await press('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Phased return' })).toBeNull());
});

it('says a finding beside its cell, and has it answered there', async () => {
  const { last } = await show({ ...fullReport, phased: nights }, {}, nightsState);
  await press('{Alt>}n{/Alt}');
  await waitFor(() => expect(document.activeElement).toBe(cell('Week 2, Tuesday')));
  const says = document.getElementById(cell('Week 2, Tuesday').getAttribute('aria-describedby') ?? '');
  expect(says?.textContent).toContain('Tuesday: Less than 11 hours’ rest');
  await userEvent.click(within(says ?? document.body).getByRole('button', { name: 'Meant' }));
  await waitFor(() => expect(last()?.answered).toEqual([{ code: 'phased_short_rest', field: 'phased.weeks[1].days[1]' }]));
});

it('reads the schedule back in the words that are printed', async () => {
  await show({ ...fullReport, phased: nights }, {}, nightsState);
  expect(screen.getByText('Several actions in one row.')).toBeTruthy();
  await press('{F9}');
  const words = await screen.findByRole('dialog');
  expect(within(words).getByText(/Mon, Wed 20:00 to 08:00 next day/)).toBeTruthy();
});
