import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { InstrumentView } from '../../ipc';
import { nextPick } from './picked';
import './questionnaireItems.scss';

export type QuestionnaireItemsProps = {
  id: string;
  instrument: InstrumentView;
  /** One for each item, in order; `null` where not answered. */
  answers: readonly (number | null)[];
  onChange: (answers: (number | null)[]) => void;
  error?: string | undefined;
};

/** "2 More than half the days"; words that begin with their own number stand by themselves. */
const answerWords = ({ scale }: InstrumentView, value: number): string => {
  const words = scale.find((point) => point.value === value)?.words ?? '';
  return /^\d+\b/.test(words) ? words : `${value} ${words}`.trim();
};

const target = (key: string, at: number, last: number): number | undefined => {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
    case 'Backspace':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
};

/**
 * A whole questionnaire as it lies on paper, to be copied: a digit answers and goes on, Backspace goes back, and all
 * answers stay in sight to be held against the paper. One stop for Tab.
 */
export const QuestionnaireItems = ({ id, instrument, answers, onChange, error }: QuestionnaireItemsProps) => {
  const { items, scale } = instrument;
  const last = items.length - 1;
  const [at, setAt] = useState(() => Math.max(0, answers.indexOf(null)));
  /** The answer that the digit just typed has made, and where: only such a one can become 10. */
  const typed = useRef<{ at: number; value: number }>(undefined);
  const rows = useRef<HTMLOListElement>(null);
  const item = items[at];

  useEffect(() => {
    rows.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const answer = (value: number, to: number) => {
    onChange(items.map((_, index) => (index === at ? value : (answers[index] ?? null))));
    setAt(to);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = target(event.key, at, last);
    if (/^\d$/.test(event.key)) {
      const before = typed.current?.at === at ? typed.current.value : undefined;
      const value = nextPick(scale.map((point) => point.value), event.key, before);
      // The last one stays: its answer is looked at once more, and 1 may still become 10.
      if (value !== undefined) answer(value, Math.min(at + 1, last));
      typed.current = value === undefined ? undefined : { at, value };
    } else if (next !== undefined) {
      typed.current = undefined;
      setAt(next);
    } else return;
    event.preventDefault();
  };

  const given = answers.filter((one) => one !== null).length;
  return (
    <div className={error === undefined ? 'paper' : 'paper nhsuk-form-group--error'}>
      <p className="paper__stem">{instrument.stem}</p>
      {error !== undefined && (
        <p className="nhsuk-error-message" id={`${id}--error`}>
          {error}
        </p>
      )}
      {/* One place for the focus: digits answer, whichever row is meant. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        id={id}
        className="paper__items"
        role="group"
        aria-label={`${instrument.name}: digits answer, Backspace goes back`}
        aria-describedby={error === undefined ? undefined : `${id}--error`}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <ol className="paper__rows" ref={rows}>
          {items.map(({ id: itemId, words }, index) => {
            const value = answers[index] ?? null;
            return (
              <li key={itemId}>
                <button
                  type="button"
                  tabIndex={-1}
                  className="paper__row"
                  aria-current={index === at ? 'step' : undefined}
                  onClick={() => setAt(index)}
                >
                  <span className="paper__number">{index + 1}</span>
                  <span className="paper__words">{words}</span>
                  <span className="paper__answer">
                    {value === null ? <span className="paper__open">not answered</span> : answerWords(instrument, value)}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
        <div className="paper__scale" role="group" aria-label={`Answers to question ${at + 1}`}>
          {scale.map(({ value }) => (
            <button
              key={value}
              type="button"
              tabIndex={-1}
              className="paper__value"
              aria-pressed={answers[at] === value}
              onClick={() => answer(value, Math.min(at + 1, last))}
            >
              {answerWords(instrument, value)}
            </button>
          ))}
        </div>
      </div>
      <p className="nhsuk-u-visually-hidden" aria-live="polite">
        {item && `Question ${at + 1} of ${items.length}: ${item.words}`}
      </p>
      <p className="paper__count" role="status">
        {given} of {items.length} answered{given < items.length ? ': no total until all are answered' : ''}.
      </p>
      <p className="paper__licence">{instrument.licence}</p>
    </div>
  );
};
