import { expect, it } from 'vitest';
import type { Offer } from './offered';
import { ANY, demandsIn, nextOf, offered } from './offered';
import { catalogue, demands, options, problemGroups } from './samples';

const all = { adjustments: catalogue, demands, problem_groups: problemGroups, options };
const kevin = { problemGroup: 'musculoskeletal', safetyCritical: ['machinery'], slots: [] };
const grace = { problemGroup: 'mental_health', safetyCritical: [], slots: [] };
const numbers = (text: string, more: Partial<Offer> = {}) => offered(all, { text, known: kevin, ...more }).map(({ number }) => number);

it('offers what was flagged on the job first, then the problem group, then what is for anyone', () => {
  expect(numbers('')).toEqual([30, 9, 1, 8, 23, 25]);
  expect(numbers('', { known: grace })).toEqual([23, 25, 1, 8, 30, 9]);
});

it('finds by the beginnings of words: of the wording, the search words and whom it is for', () => {
  expect(numbers('lift')).toEqual([9]);
  expect(numbers('carry')).toEqual([9]);
  expect(numbers('msk')).toEqual([9]);
  expect(numbers('visit coff')).toEqual([25]);
  // "hours" is no word that begins with "ours".
  expect(numbers('ours')).toEqual([]);
});

it('finds by the words of a demand, of a problem and of an option', () => {
  expect(numbers('stamina')).toEqual([1]);
  expect(numbers('mental health')).toEqual([23, 25]);
  expect(numbers('amended')).toEqual([30, 9, 8]);
});

it('puts the wording with that number first', () => {
  expect(numbers('8')[0]).toBe(8);
});

it('puts favourites first, unless they are for another kind of problem', () => {
  expect(numbers('', { favourites: ['leave-out', 'quiet-place'] })).toEqual([8, 30, 9, 1, 23, 25]);
});

it('puts what the row speaks of before the rest', () => {
  const about = demandsIn('a full shift, tired by noon', demands);
  expect(about).toEqual(['hours']);
  expect(numbers('', { demands: about })).toEqual([1, 30, 9, 8, 23, 25]);
  expect(demandsIn('Lifting from the floor', demands)).toEqual(['lifting']);
  // "uplifted" does not begin with "lift".
  expect(demandsIn('uplifted', demands)).toEqual([]);
});

it('shows only one problem, one demand or one option', () => {
  expect(numbers('', { only: { ...ANY, problem: 'mental_health' } })).toEqual([30, 1, 8, 23, 25]);
  expect(numbers('', { only: { ...ANY, demand: 'lifting' } })).toEqual([9]);
  expect(numbers('', { only: { ...ANY, option: 'phased_return' } })).toEqual([1, 25]);
});

it('goes round', () => {
  expect(['', 'a', 'b'].map((now) => nextOf(now, ['a', 'b']))).toEqual(['a', 'b', '']);
});
