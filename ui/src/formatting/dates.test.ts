import { describe, expect, it } from 'vitest';
import type { TypedDateOptions } from './dates';
import { briefDate, fullDate, longDate, readTypedDate, shortDate } from './dates';

// A Monday.
const TODAY = '2026-09-07';
const future: TypedDateOptions = { today: TODAY, toward: 'future' };
const past: TypedDateOptions = { today: TODAY, toward: 'past' };

const read = (typed: string, options: TypedDateOptions = future): string => {
  const result = readTypedDate(typed, options);
  return result.kind === 'date' ? result.date : result.kind === 'empty' ? 'empty' : result.message;
};

describe('a typed date', () => {
  it.each([
    ['12', '2026-09-12'],
    ['7', '2026-09-07'],
    ['6', '2026-10-06'],
    ['31', '2026-10-31'],
    ['7th', '2026-09-07'],
    ['12/10', '2026-10-12'],
    ['12-10', '2026-10-12'],
    ['12 10', '2026-10-12'],
    ['1/2', '2027-02-01'],
    ['29/2', '2028-02-29'],
    ['12/10/2026', '2026-10-12'],
    ['12/10/26', '2026-10-12'],
    ['12.10.26', '2026-10-12'],
    ['12102026', '2026-10-12'],
    ['2026-10-12', '2026-10-12'],
    ['7 sep', '2026-09-07'],
    ['7sep', '2026-09-07'],
    ['6 Sept', '2027-09-06'],
    ['7 September 2026', '2026-09-07'],
    ['07-Sep-2026', '2026-09-07'],
    ['Monday 7 September 2026', '2026-09-07'],
    ['  12 /10 ', '2026-10-12'],
    ['+4w', '2026-10-05'],
    ['4w', '2026-10-05'],
    ['28d', '2026-10-05'],
    ['+ 28 days', '2026-10-05'],
    ['-2w', '2026-08-24'],
    ['6m', '2027-03-07'],
    ['1y', '2027-09-07'],
    ['mon', '2026-09-14'],
    ['tue', '2026-09-08'],
    ['SUNDAY', '2026-09-13'],
    ['today', '2026-09-07'],
    ['tomorrow', '2026-09-08'],
    ['yesterday', '2026-09-06'],
  ])('%s looks ahead to %s', (typed, date) => {
    expect(read(typed)).toBe(date);
  });

  it.each([
    ['12', '2026-08-12'],
    ['7', '2026-09-07'],
    ['31', '2026-08-31'],
    ['12/10', '2025-10-12'],
    ['11/2/84', '1984-02-11'],
    ['11/2/26', '2026-02-11'],
    ['4w', '2026-08-10'],
    ['+4w', '2026-10-05'],
    ['mon', '2026-08-31'],
    ['sun', '2026-09-06'],
    ['29 feb', '2024-02-29'],
  ])('%s looks back to %s', (typed, date) => {
    expect(read(typed, past)).toBe(date);
  });

  it.each([
    ['28d', '2026-10-04'],
    ['4w', '2026-10-04'],
    ['+4w', '2026-10-04'],
    ['1d', '2026-09-07'],
    ['1m', '2026-10-06'],
    ['4 oct', '2026-10-04'],
  ])('%s as the end of a period from 7 September is %s', (typed, date) => {
    expect(read(typed, { ...future, lengthFrom: '2026-09-07' })).toBe(date);
  });

  it.each([
    ['30/2/2026', 'February 2026 has 28 days, so there is no 30.'],
    ['31/11', 'November 2026 has 30 days, so there is no 31.'],
    ['12/13', 'There is no month 13. Type the day first, then the month: 12/10 is 12 October.'],
    ['0', 'There is no day 0.'],
    ['32', 'There is no day 32.'],
    ['12/10/202', '202 is not a year. Type 2 or 4 digits.'],
    ['Tuesday 7 September 2026', '7 September 2026 is a Monday. Check the day.'],
    ['9999d', 'That is more than ten years. Check the number.'],
    ['soon', 'Type a date such as 12, 12/10'],
    ['12/', 'Type a date such as'],
    ['7 s', 'Type a date such as'],
    ['1e2', 'Type a date such as'],
  ])('%s is refused: %s', (typed, message) => {
    expect(read(typed)).toContain(message);
  });

  it('is nothing when nothing is typed', () => {
    expect(read('  ')).toBe('empty');
  });

  it('a length of nothing ends no period', () => {
    expect(read('0d', { ...future, lengthFrom: TODAY })).toBe('A period has at least one day.');
  });

  it('reads back every form it shows, on every day of two years', () => {
    for (let count = 0; count < 731; count += 1) {
      const date = new Date(Date.UTC(2027, 0, 1 + count)).toISOString().slice(0, 10);
      for (const show of [shortDate, longDate, fullDate]) expect(read(show(date))).toBe(date);
    }
  });
});

describe('a shown date', () => {
  it('has one form for each place', () => {
    expect(shortDate('2026-09-07')).toBe('07-Sep-2026');
    expect(fullDate('2026-09-07')).toBe('Monday 7 September 2026');
    expect(briefDate('2026-09-07', TODAY)).toBe('7 Sep');
    expect(briefDate('2025-09-07', TODAY)).toBe('7 Sep 2025');
  });
});
