import { describe, expect, it } from 'vitest';
import { addDays, addMonths, ageOn, daysBetween, londonToday, weekday } from './civilDate';
import { minutes, periodDays, since } from './durations';
import { bannerName } from './names';
import { isNhsNumber, nhsNumber } from './nhsNumber';
import { timeOfDay, timeToSecond } from './times';

describe('civil dates', () => {
  it('count whole days across a clock change', () => {
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(weekday('2026-09-07')).toBe(1);
    // Days before 1970 are negative inside; birth dates reach far back.
    expect(weekday('1969-12-28')).toBe(0);
    expect(weekday('1944-06-06')).toBe(2);
  });

  it('keep the end of a month at its end', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -2)).toBe('2025-11-15');
  });

  it('give the age a person would say', () => {
    expect(ageOn('1984-02-11', '2026-09-07')).toBe(42);
    expect(ageOn('1984-09-08', '2026-09-07')).toBe(41);
    expect(ageOn('1984-02-29', '2026-02-28')).toBe(41);
    expect(ageOn('1984-02-29', '2026-03-01')).toBe(42);
  });

  it('take today from London, whatever zone the laptop is in', () => {
    expect(londonToday(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
    expect(londonToday(new Date('2026-12-31T23:30:00Z'))).toBe('2026-12-31');
  });

  it('refuse what is no date', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });
});

describe('lengths of time', () => {
  it('are in the unit a clinician would say', () => {
    expect(periodDays('2026-09-07', '2026-10-04')).toBe(28);
    expect(since('2026-09-06', '2026-09-07')).toBe('1 day');
    expect(since('2026-08-17', '2026-09-07')).toBe('3 wk');
    expect(since('2026-01-07', '2026-09-07')).toBe('7 months');
    expect(minutes(12.9)).toBe('12 min');
    expect(minutes(65)).toBe('1 h 5 min');
    expect(minutes(120)).toBe('2 h');
  });
});

describe('times of day', () => {
  it('are London times', () => {
    expect(timeOfDay(new Date('2026-07-01T09:42:07Z'))).toBe('10:42');
    expect(timeToSecond(new Date('2026-12-01T00:02:07Z'))).toBe('00:02:07');
  });
});

describe('an NHS number', () => {
  it('is shown 3-3-4', () => {
    expect(nhsNumber('9991000003')).toBe('999 100 0003');
    expect(nhsNumber('999-100-0003')).toBe('999 100 0003');
    expect(nhsNumber('99910')).toBe('99910');
  });

  it('has a modulus 11 check digit', () => {
    // 943 476 5919 is the example of the NHS Data Dictionary.
    expect(isNhsNumber('943 476 5919')).toBe(true);
    expect(isNhsNumber('943 476 5918')).toBe(false);
    expect(isNhsNumber('9434765')).toBe(false);
  });
});

describe('a name', () => {
  it('is surname first, with what they like to be called', () => {
    expect(bannerName({ family: 'Pryce', given: 'Kevin', preferred: 'Kev' })).toBe('PRYCE, Kevin (Kev)');
    expect(bannerName({ family: 'Li', given: 'Grace', preferred: 'Grace' })).toBe('LI, Grace');
    expect(bannerName({ family: '', given: 'Suharto' })).toBe('Suharto');
  });
});
