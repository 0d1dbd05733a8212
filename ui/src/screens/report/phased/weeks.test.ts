import { expect, it } from 'vitest';
import type { PhasedForm } from '../../../ipc';
import { emptyReport } from '../../../ipc/kevinPryce';
import { mondayFrom, mondayOf, scheduleText, withCell, withCopyDown, withFirst, withoutWeek, withPhased, withWeek } from './weeks';

const night = (...at: number[]) => Array.from({ length: 7 }, (_, day) => (at.includes(day) ? '20-08' : '')) as string[];
const three = {
  usual: night(0, 1, 2),
  weeks: [
    { beginning: '2026-09-14', days: night(0) },
    { beginning: '2026-09-21', days: night(0, 2) },
    { beginning: '2026-09-28', days: night(0, 1, 2) },
  ],
  appointments: [],
};

it('knows the Monday of a week, and the first from a day on', () => {
  expect(mondayOf('2026-09-20')).toBe('2026-09-14');
  expect(mondayOf('2026-09-14')).toBe('2026-09-14');
  expect(mondayFrom('2026-09-15')).toBe('2026-09-21');
  expect(mondayFrom('2026-09-14')).toBe('2026-09-14');
});

it('copies a week down, over the one below or into a new one', () => {
  expect(withCopyDown(three, 0, '').weeks[1]).toEqual({ beginning: '2026-09-21', days: night(0) });
  expect(withCopyDown(three, 2, '').weeks[3]).toEqual({ beginning: '2026-10-05', days: night(0, 1, 2) });
  expect(withCopyDown({ ...three, weeks: [] }, -1, '2026-09-16').weeks).toEqual([{ beginning: '2026-09-14', days: night(0, 1, 2) }]);
});

it('keeps weeks one after the other when one goes or the first day moves', () => {
  expect(withoutWeek(three, 0).weeks.map(({ beginning }) => beginning)).toEqual(['2026-09-14', '2026-09-21']);
  expect(withFirst(three, '2026-10-07').weeks.map(({ beginning }) => beginning)).toEqual(['2026-10-05', '2026-10-12', '2026-10-19']);
  expect(withFirst(three, 'mo').weeks[0]?.beginning).toBe('mo');
});

it('changes one cell, of a week or of the usual one, and stops at 26 weeks', () => {
  expect(withCell(three, 1, 4, '4').weeks[1]?.days[4]).toBe('4');
  expect(withCell({ ...three, usual: [] }, -1, 6, '8-12').usual).toEqual(['', '', '', '', '', '', '8-12']);
  let all: PhasedForm = three;
  for (let week = 0; week < 30; week += 1) all = withWeek(all, '');
  expect(all.weeks).toHaveLength(26);
});

it('asks again what was meant where weeks change places, and only of the schedule', () => {
  const meant = [{ code: 'phased_week_empty', field: 'phased.weeks[1]' }, { code: 'blank', field: 'rows[0].difficulty' }];
  const form = { ...emptyReport, answered: meant };
  expect(withPhased(form, three, true).answered).toEqual([meant[1]]);
  expect(withPhased(form, three, false).answered).toEqual(meant);
});

it('says the schedule in one text', () => {
  expect(scheduleText(three).split('\n')[2]).toBe('Week of 2026-09-21: Mon 20-08, Wed 20-08');
  expect(scheduleText({ ...three, weeks: [] })).toBe('');
});
