import { expect, it } from 'vitest';
import { markedWords } from './markedWords';

const marked = (text: string, beside: string): string =>
  markedWords(text, beside)
    .map(({ text: part, differs }) => (differs ? `[${part}]` : part))
    .join('');

it('marks the words that the other text does not have', () => {
  expect(marked('drive the van again', 'drive the lorry again')).toBe('drive the [van] again');
  expect(marked('drive the lorry again', 'drive the van again')).toBe('drive the [lorry] again');
});

it('marks what was added, and nothing where both say the same', () => {
  expect(marked('ring J. Hill on Monday', 'ring J. Hill')).toBe('ring J. Hill[ on Monday]');
  expect(marked('same', 'same')).toBe('same');
});

it('loses no letter of either text', () => {
  const text = 'a  b\nc d';
  expect(markedWords(text, 'x b y d').map(({ text: part }) => part).join('')).toBe(text);
});
