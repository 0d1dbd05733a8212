import { expect, it } from 'vitest';
import { slotAfter, slotBefore, slotSelected, slotsIn, withKnown } from './slots';

const TEXT = 'Lifts to {kg} kg until {date}';

it('fills in what is known and leaves what is not', () => {
  const known = [
    { name: 'date', value: '4 October 2026' },
    { name: 'kg', value: '' },
  ];
  expect(withKnown(TEXT, known)).toBe('Lifts to {kg} kg until 4 October 2026');
});

it('finds slots, the next from a selection, and the one before it', () => {
  expect(slotsIn(TEXT).map(({ name }) => name)).toEqual(['kg', 'date']);
  expect(slotAfter(TEXT, 0)?.name).toBe('kg');
  expect(slotAfter(TEXT, 13)?.name).toBe('date');
  expect(slotAfter(TEXT, TEXT.length)).toBeUndefined();
  expect(slotBefore(TEXT, TEXT.length)?.name).toBe('date');
  expect(slotBefore(TEXT, 23)?.name).toBe('kg');
  expect(slotSelected(TEXT, 9, 13)?.name).toBe('kg');
  expect(slotSelected(TEXT, 9, 12)).toBeUndefined();
});
