import { expect, it } from 'vitest';
import { emptyReport, previousReport } from '../../ipc/kevinPryce';
import { compareRows, compareText, withPrevious } from './compare';

const row = (difficulty: string, recommendation: string) => ({ difficulty, recommendation });
const kinds = (rows: Parameters<typeof compareRows>[0], before: Parameters<typeof compareRows>[1]) =>
  compareRows(rows, before).rows.map(({ kind }) => kind);

it('knows a row again by its words, its difficulty, its recommendation, or half of its words', () => {
  const before = [row('lifting', 'up to 5 kg at waist height'), row('standing', 'a stool at the till')];
  expect(kinds(before, before)).toEqual(['same', 'same']);
  expect(kinds([row('Lifting ', 'up to 10 kg')], before)).toEqual(['changed']);
  expect(kinds([row('a full shift', 'a stool at the till')], before)).toEqual(['changed']);
  expect(kinds([row('heavy loads', 'up to 5 kg at waist height or a trolley')], before)).toEqual(['changed']);
  expect(kinds([row('noise', 'headphones')], before)).toEqual(['new']);
});

it('claims each row before once, the surest first, and lists what is left', () => {
  const before = [row('lifting', 'up to 5 kg'), row('lifting', 'up to 10 kg')];
  const found = compareRows([row('lifting', 'up to 7 kg'), row('lifting', 'up to 5 kg')], before);
  expect(found.rows).toEqual([{ kind: 'changed', before: 'lifting → up to 10 kg' }, { kind: 'same' }]);
  expect(compareRows([row('lifting', 'up to 5 kg')], before).leftOut).toEqual([before[1]]);
});

it('tells a text that is new, the same, changed or left out', () => {
  expect(compareText('', '')).toBeUndefined();
  expect(compareText('a', '')).toEqual({ kind: 'new' });
  expect(compareText('A  b', 'a b')).toEqual({ kind: 'same' });
  expect(compareText('b', 'a')).toEqual({ kind: 'changed', before: 'a' });
  expect(compareText('', 'a')).toBe('left out');
});

it('takes over what is not there yet, after what is', () => {
  const own = row('driving to work', 'the bus until 4 October');
  const form = withPrevious({ ...emptyReport, rows: [own, row('', '')], comments: 'mine' }, previousReport);
  expect(form.rows).toEqual([own, previousReport.rows[0], previousReport.rows[1]]);
  expect(form.comments).toBe('mine');
  expect([form.advice, form.to, form.review]).toEqual(['', '', '']);
});
