/** Lengths of time in few letters, as they stand in lists. */
import type { CivilDate } from './civilDate';
import { daysBetween } from './civilDate';

/** `1 day`, `28 days` */
export const days = (count: number): string => `${count} ${Math.abs(count) === 1 ? 'day' : 'days'}`;

/** Days of a period, counting both ends: 7 September to 4 October are 28. */
export const periodDays = (from: CivilDate, to: CivilDate): number => daysBetween(from, to) + 1;

/** Time since a day in the unit a clinician would say: `4 days`, `3 wk`, `5 months`, `2 years`. */
export const since = (from: CivilDate, today: CivilDate): string => {
  const count = daysBetween(from, today);
  if (count < 14) return days(count);
  if (count < 7 * 26) return `${Math.floor(count / 7)} wk`;
  const months = Math.floor(count / 30.44);
  return months < 24 ? `${months} months` : `${Math.floor(count / 365.25)} years`;
};

/** `12 min`, `1 h 5 min`; whole minutes, rounded down, never negative. */
export const minutes = (count: number): string => {
  const whole = Math.max(0, Math.floor(count));
  const hours = Math.floor(whole / 60);
  if (hours === 0) return `${whole} min`;
  return whole % 60 === 0 ? `${hours} h` : `${hours} h ${whole % 60} min`;
};
