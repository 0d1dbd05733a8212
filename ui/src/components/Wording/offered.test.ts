import { expect, it } from 'vitest';
import { offered } from './offered';
import { catalogue } from './samples';

const kevin = { problemGroup: 'musculoskeletal', safetyCritical: ['machinery'], slots: [] };
const numbers = (text: string, known = kevin) => offered(catalogue, text, known).map(({ number }) => number);

it('offers what was flagged on the job first, then the problem group, then what is for anyone', () => {
  expect(numbers('')).toEqual([30, 9, 1, 8, 23, 25]);
  expect(numbers('', { problemGroup: 'mental_health', safetyCritical: [], slots: [] })).toEqual([23, 25, 1, 8, 30, 9]);
});

it('finds by the beginnings of words: of the wording, the search words and whom it is for', () => {
  expect(numbers('lift')).toEqual([9]);
  expect(numbers('carry')).toEqual([9]);
  expect(numbers('msk')).toEqual([9]);
  expect(numbers('visit coff')).toEqual([25]);
  // "hours" is no word that begins with "ours".
  expect(numbers('ours')).toEqual([]);
});

it('puts the wording with that number first', () => {
  expect(numbers('8')[0]).toBe(8);
});
