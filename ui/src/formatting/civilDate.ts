/**
 * Civil dates: a day in Europe/London as `yyyy-mm-dd`, with no time and no zone, as the record keeps
 * dates of care. All arithmetic is on whole days, so that a clock change never moves a date.
 */
export type CivilDate = string;

export type DayParts = { year: number; month: number; day: number };

const DAY_MS = 86_400_000;

/** The number of days in a month; `month` is 1 to 12. */
export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** `yyyy-mm-dd` from its parts, or undefined if there is no such day. */
export const civilDate = ({ year, month, day }: DayParts): CivilDate | undefined => {
  const whole = [year, month, day].every(Number.isInteger);
  if (!whole || year < 1000 || year > 9999 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

/** The parts of a civil date, or undefined if the text is not one. */
export const dayParts = (date: string): DayParts | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return undefined;
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return civilDate(parts) === undefined ? undefined : parts;
};

/** Parts of a date that is already known to be one; a broken date is a mistake of ours, so it throws. */
export const partsOf = (date: CivilDate): DayParts => {
  const parts = dayParts(date);
  if (!parts) throw new RangeError('not a civil date (yyyy-mm-dd)');
  return parts;
};

const toDays = (date: CivilDate): number => {
  const { year, month, day } = partsOf(date);
  return Math.round(Date.UTC(year, month - 1, day) / DAY_MS);
};

const fromDays = (days: number): CivilDate => new Date(days * DAY_MS).toISOString().slice(0, 10);

export const addDays = (date: CivilDate, days: number): CivilDate => fromDays(toDays(date) + days);

/** Adds whole months; 31 January and one month is the last day of February. */
export const addMonths = (date: CivilDate, months: number): CivilDate => {
  const { year, month, day } = partsOf(date);
  const count = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(count / 12), month: (count % 12) + 1 };
  const last = daysInMonth(target.year, target.month);
  return addDays(
    `${target.year}-${String(target.month).padStart(2, '0')}-01`,
    Math.min(day, last) - 1,
  );
};

/** Days from `from` to `to`; negative if `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => toDays(to) - toDays(from);

/** 0 is Sunday, as `Date` counts. */
export const weekday = (date: CivilDate): number => (((toDays(date) + 4) % 7) + 7) % 7;

/** Today in Europe/London at the given moment, whatever zone the laptop is set to. */
export const londonToday = (now: Date): CivilDate =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/London',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);

/** Whole years of age on a day. Someone born on 29 February is a year older on 1 March. */
export const ageOn = (born: CivilDate, on: CivilDate): number => {
  const from = partsOf(born);
  const to = partsOf(on);
  const before = to.month < from.month || (to.month === from.month && to.day < from.day);
  return to.year - from.year - (before ? 1 : 0);
};
