import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { MarkedText, NamedWords, WordsMarked } from '.';
import type { FindingView } from '../../ipc';

const text = 'Tired since the sertraline; depression lifts by noon.';
const places = [
  { field: 'comments', names: 'illness', start: 28, end: 38 },
  { field: 'comments', names: 'medicine', start: 16, end: 26 },
];

const marks = (): (string | undefined)[] =>
  [...document.querySelectorAll('mark')].map(({ firstChild }) => firstChild?.textContent ?? undefined);

it('marks the words and keeps every other', () => {
  render(<MarkedText text={text} places={places} />);
  expect(marks()).toEqual(['sertraline', 'depression']);
  const whole = screen.getByText(/Tired since/).textContent.replace(/ \(marked: \w+\)/g, '');
  expect(whole).toBe(text);
});

it('leaves out a place that is past the end of what stands there now', () => {
  render(<MarkedText text="Tired" places={places} />);
  expect(marks()).toEqual([]);
});

const finding = (part: Partial<FindingView>): FindingView => ({
  severity: 'warn',
  field: 'comments',
  code: 'names_health_0a0b0c0d',
  message: '2 words',
  answered: false,
  ...part,
});

it('shows them below their own warning alone', () => {
  const desk = (shown: FindingView) => (
    <NamedWords named={places} textOf={() => text}>
      <WordsMarked finding={shown} />
    </NamedWords>
  );
  const { rerender } = render(desk(finding({})));
  expect(marks()).toEqual(['sertraline', 'depression']);
  rerender(desk(finding({ code: 'past_period' })));
  expect(marks()).toEqual([]);
  rerender(desk(finding({ field: 'rows[0].difficulty' })));
  expect(marks()).toEqual([]);
});
