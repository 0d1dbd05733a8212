import { expect, it } from 'vitest';
import { isLastGroup, recoveryGroups } from './recoveryGroups';

const CODE = 'K7QM4-2XHD9-8A1ZK';

it('splits the code at whatever stands between its groups', () => {
  expect(recoveryGroups(CODE)).toEqual(['K7QM4', '2XHD9', '8A1ZK']);
  expect(recoveryGroups('K7QM4 2XHD9')).toEqual(['K7QM4', '2XHD9']);
});

it.each([
  ['8A1ZK', true],
  [' 8a1zk ', true],
  ['8AlZK', true],
  [CODE, true],
  ['K7QM4', false],
  ['', false],
  ['-', false],
])('takes %j for the last group: %j', (typed, expected) => {
  expect(isLastGroup(CODE, typed)).toBe(expected);
});
