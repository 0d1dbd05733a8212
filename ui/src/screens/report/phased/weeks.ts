/** The phased return as typed: changes of its weeks, all of them pure. */
import { addDays, dayParts } from '../../../formatting/civilDate';
import type { PhasedForm, PhasedWeekForm, ReportForm } from '../../../ipc';

export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const WEEKS_MAX = 26;

export const emptyWeek = (): string[] => DAYS.map(() => '');

/** Seven cells, whatever an older draft holds. */
export const cellsOf = (cells: readonly string[]): string[] => DAYS.map((_, at) => cells[at] ?? '');

export const isEmptyWeek = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

export const hasSchedule = ({ weeks }: PhasedForm): boolean => weeks.length > 0;

/** Days since Monday. */
const sinceMonday = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

export const mondayOf = (date: string): string => addDays(date, -sinceMonday(date));

/** The first Monday from a day on: a return that begins with the period begins there. */
export const mondayFrom = (date: string): string => (sinceMonday(date) === 0 ? date : addDays(mondayOf(date), 7));

/** Seven days after the last week; empty where no day is known. */
export const nextBeginning = ({ weeks }: PhasedForm, first: string): string => {
  const last = weeks.at(-1)?.beginning ?? '';
  if (dayParts(last)) return addDays(last, 7);
  return dayParts(first) ? mondayOf(first) : '';
};

export const withCell = (form: PhasedForm, week: number, day: number, text: string): PhasedForm => {
  const put = (cells: readonly string[]) => cellsOf(cells).map((cell, at) => (at === day ? text : cell));
  if (week < 0) return { ...form, usual: put(form.usual) };
  return { ...form, weeks: form.weeks.map((one, at) => (at === week ? { ...one, days: put(one.days) } : one)) };
};

/** The week again in the row below; a new row after the last. `-1` copies the usual week. */
export const withCopyDown = (form: PhasedForm, week: number, first: string): PhasedForm => {
  const cells = cellsOf(week < 0 ? form.usual : (form.weeks[week]?.days ?? []));
  const below = week + 1;
  if (below < form.weeks.length) {
    return { ...form, weeks: form.weeks.map((one, at) => (at === below ? { ...one, days: cells } : one)) };
  }
  return withWeek(form, first, cells);
};

export const withWeek = (form: PhasedForm, first: string, days: string[] = emptyWeek()): PhasedForm =>
  form.weeks.length >= WEEKS_MAX
    ? form
    : { ...form, weeks: [...form.weeks, { beginning: nextBeginning(form, first), days }] };

/** The weeks after it move up, so that none is missing between. */
export const withoutWeek = (form: PhasedForm, week: number): PhasedForm => {
  const first = form.weeks[0]?.beginning ?? '';
  return withFirst({ ...form, weeks: form.weeks.filter((_, at) => at !== week) }, first);
};

/** All weeks one after the other from the week of a day on. What is no day yet stays as typed in the first. */
export const withFirst = (form: PhasedForm, first: string): PhasedForm => {
  const monday = dayParts(first) ? mondayOf(first) : undefined;
  const beginning = (week: PhasedWeekForm, at: number): string =>
    monday === undefined ? (at === 0 ? first : week.beginning) : addDays(monday, at * 7);
  return { ...form, weeks: form.weeks.map((week, at) => ({ ...week, beginning: beginning(week, at) })) };
};

/**
 * The report with its schedule changed. Where weeks change places, what was meant of one would answer for another:
 * then it is asked again.
 */
export const withPhased = (form: ReportForm, phased: PhasedForm, moved: boolean): ReportForm => ({
  ...form,
  phased,
  answered: moved ? form.answered.filter(({ field }) => !field.startsWith('phased')) : form.answered,
});

/** The schedule as one text, to compare with another. */
export const scheduleText = ({ usual, weeks }: PhasedForm): string => {
  if (weeks.length === 0) return '';
  const days = (cells: readonly string[]) =>
    DAYS.flatMap((day, at) => ((cells[at] ?? '').trim() === '' ? [] : [`${day.slice(0, 3)} ${(cells[at] ?? '').trim()}`])).join(', ');
  return [
    `Usual week: ${days(usual)}`,
    ...weeks.map(({ beginning, days: cells }) => `Week of ${beginning}: ${isEmptyWeek(cells) ? 'no work' : days(cells)}`),
  ].join('\n');
};
