/** Dates as a clinician types and reads them (en-GB). Pure: today is always passed in. */
import type { CivilDate } from './civilDate';
import {
  addDays,
  addMonths,
  civilDate,
  dayParts,
  daysInMonth,
  partsOf,
  weekday,
} from './civilDate';

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

const monthName = (month: number): string => MONTHS[month - 1] ?? '';

/** `07-Sep-2026`: how dates stand in the banner and in tables. */
export const shortDate = (date: CivilDate): string => {
  const { year, month, day } = partsOf(date);
  return `${String(day).padStart(2, '0')}-${monthName(month).slice(0, 3)}-${year}`;
};

/** `7 Sep`, or `7 Sep 2025` when the year is another than today's: for tight lists. */
export const briefDate = (date: CivilDate, today: CivilDate): string => {
  const { year, month, day } = partsOf(date);
  const brief = `${day} ${monthName(month).slice(0, 3)}`;
  return year === partsOf(today).year ? brief : `${brief} ${year}`;
};

/** `7 September 2026` */
export const longDate = (date: CivilDate): string => {
  const { year, month, day } = partsOf(date);
  return `${day} ${monthName(month)} ${year}`;
};

/** `Monday 7 September 2026`: what a date field shows back. */
export const fullDate = (date: CivilDate): string =>
  `${WEEKDAYS[weekday(date)] ?? ''} ${longDate(date)}`;

export type TypedDateOptions = {
  today: CivilDate;
  /**
   * Which way an incomplete date looks: `12`, `12/10`, `mon` and `4w` are the next such day in a
   * `future` field (today counts for a day of the month) and the last such day in a `past` field.
   */
  toward: 'future' | 'past';
  /**
   * First day of a period this field ends: then `28d` and `4w` are lengths, counting both ends, so
   * that 28 days from 7 September end on 4 October.
   */
  lengthFrom?: CivilDate | undefined;
};

export type TypedDate =
  { kind: 'empty' } | { kind: 'date'; date: CivilDate } | { kind: 'refused'; message: string };

const EXAMPLES = 'Type a date such as 12, 12/10, 12/10/2026, 7 sep, mon, 28d or +4w.';

const refused = (message: string): TypedDate => ({ kind: 'refused', message });
const found = (date: CivilDate): TypedDate => ({ kind: 'date', date });

/** The index of the one name that begins with `text` (three letters or more), or -1. */
const named = (names: readonly string[], text: string): number =>
  text.length < 3 ? -1 : names.findIndex((name) => name.toLowerCase().startsWith(text));

const noSuchDay = (day: number, month: number, year: number): TypedDate =>
  refused(
    month < 1 || month > 12
      ? `There is no month ${month}. Type the day first, then the month: 12/10 is 12 October.`
      : `${monthName(month)} ${year} has ${daysInMonth(year, month)} days, so there is no ${day}.`,
  );

const fullYear = (typed: string, options: TypedDateOptions): number => {
  const year = Number(typed);
  if (typed.length === 4) return year;
  const century = Math.floor(partsOf(options.today).year / 100) * 100;
  const thisCentury = century + year;
  // A past field is nearly always a birth date or a first day off: 84 is 1984, never 2084.
  const tooLate = options.toward === 'past' && thisCentury > partsOf(options.today).year;
  return tooLate ? thisCentury - 100 : thisCentury;
};

const dayOfMonth = (day: number, options: TypedDateOptions): TypedDate => {
  const { today, toward } = options;
  if (day < 1 || day > 31) return refused(`There is no day ${day}. ${EXAMPLES}`);
  // A month without that day (31 in November) is passed over; no two such months follow each other.
  for (let step = 0; step <= 2; step += 1) {
    const month = partsOf(addMonths(today.slice(0, 8) + '01', toward === 'future' ? step : -step));
    const date = civilDate({ ...month, day });
    if (date && (toward === 'future' ? date >= today : date <= today)) return found(date);
  }
  return refused(EXAMPLES);
};

const dayAndMonth = (day: number, month: number, options: TypedDateOptions): TypedDate => {
  const { today, toward } = options;
  const { year } = partsOf(today);
  const step = toward === 'future' ? 1 : -1;
  // Eight years reach the next 29 February even across a century that has none.
  for (let count = 0; count <= 8; count += 1) {
    const date = civilDate({ year: year + step * count, month, day });
    if (date && (toward === 'future' ? date >= today : date <= today)) return found(date);
  }
  return noSuchDay(day, month, year);
};

const onDay = (
  day: number,
  month: number,
  year: string | undefined,
  options: TypedDateOptions,
): TypedDate => {
  if (year === undefined) return dayAndMonth(day, month, options);
  if (year.length === 3) return refused(`${year} is not a year. Type 2 or 4 digits.`);
  const full = fullYear(year, options);
  const date = civilDate({ year: full, month, day });
  return date === undefined ? noSuchDay(day, month, full) : found(date);
};

/** A length may not exceed ten years, because a slip of the finger should not pass. */
const LENGTH_MAX = { d: 3660, w: 520, m: 120, y: 10 } as const;

type Unit = keyof typeof LENGTH_MAX;

const movedBy = (from: CivilDate, count: number, unit: Unit): CivilDate => {
  if (unit === 'd') return addDays(from, count);
  if (unit === 'w') return addDays(from, count * 7);
  return addMonths(from, unit === 'm' ? count : count * 12);
};

const byLength = (
  sign: string,
  count: number,
  unit: Unit,
  options: TypedDateOptions,
): TypedDate => {
  if (count > LENGTH_MAX[unit]) return refused('That is more than ten years. Check the number.');
  if (options.lengthFrom !== undefined && sign !== '-') {
    if (count === 0) return refused('A period has at least one day.');
    return found(addDays(movedBy(options.lengthFrom, count, unit), -1));
  }
  const back = sign === '-' || (sign === '' && options.toward === 'past');
  return found(movedBy(options.today, back ? -count : count, unit));
};

const onWeekday = (wanted: number, options: TypedDateOptions): TypedDate => {
  const { today, toward } = options;
  // On a Monday `mon` is a week away: today has a word of its own.
  const ahead = (wanted - weekday(today) + 7) % 7 || 7;
  return found(addDays(today, toward === 'future' ? ahead : ahead - 7 || -7));
};

const WORDS: Record<string, number> = { today: 0, tod: 0, now: 0, tomorrow: 1, tom: 1, yesterday: -1 };

const LENGTH =
  /^([+-]?)\s*(\d{1,4})\s*(d|days?|w|wks?|weeks?|m|mths?|months?|y|yrs?|years?)$/;
const DAY_MONTH_NAME = /^(\d{1,2})(?:st|nd|rd|th)?[\s/.-]*([a-z]{3,9})\.?[\s/.,-]*(\d{2,4})?$/;
const DAY_MONTH_NUMBER = /^(\d{1,2})[\s/.-]+(\d{1,2})(?:[\s/.-]+(\d{2,4}))?$/;

const withoutWeekday = (text: string): { rest: string; named?: number } => {
  const match = /^([a-z]{3,9})[\s,]+(.+)$/.exec(text);
  const day = match ? named(WEEKDAYS, match[1] ?? '') : -1;
  return day < 0 ? { rest: text } : { rest: match?.[2] ?? '', named: day };
};

const readDay = (text: string, options: TypedDateOptions): TypedDate => {
  const iso = dayParts(text);
  if (iso) return found(text);

  const days = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(text);
  if (days) return dayOfMonth(Number(days[1]), options);

  const numbers = DAY_MONTH_NUMBER.exec(text);
  if (numbers) return onDay(Number(numbers[1]), Number(numbers[2]), numbers[3], options);

  const words = DAY_MONTH_NAME.exec(text);
  if (words) {
    const month = named(MONTHS, words[2] ?? '');
    if (month >= 0) return onDay(Number(words[1]), month + 1, words[3], options);
  }

  const compact = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (compact) return onDay(Number(compact[1]), Number(compact[2]), compact[3], options);

  return refused(EXAMPLES);
};

/**
 * Reads a typed date. Takes any case and spacing of: a day (`12`), day and month (`12/10`, `7 sep`),
 * a whole date (`12/10/2026`, `12.10.26`, `Monday 7 September 2026`, `2026-10-12`), a length
 * (`28d`, `+4w`, `-2w`, `6m`, `1y`), a weekday (`mon`), `today`, `tomorrow`, `yesterday`.
 * A date that cannot be is refused with what would be right; nothing is guessed silently, because
 * the field shows the date back in full.
 */
export const readTypedDate = (typed: string, options: TypedDateOptions): TypedDate => {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '') return { kind: 'empty' };

  const word = WORDS[text];
  if (word !== undefined) return found(addDays(options.today, word));

  const length = LENGTH.exec(text);
  if (length) {
    return byLength(length[1] ?? '', Number(length[2]), (length[3] ?? 'd').charAt(0) as Unit, options);
  }

  const alone = named(WEEKDAYS, text);
  if (alone >= 0) return onWeekday(alone, options);

  const { rest, named: day } = withoutWeekday(text);
  const read = readDay(rest, options);
  if (read.kind === 'date' && day !== undefined && weekday(read.date) !== day) {
    return refused(`${longDate(read.date)} is a ${WEEKDAYS[weekday(read.date)] ?? ''}. Check the day.`);
  }
  return read;
};
