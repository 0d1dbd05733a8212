import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { DayField } from '../../components/DayField';
import { Panel } from '../../components/Panel';
import { Radios } from '../../components/Radios';
import type { ContactDraft, DraftState, InstrumentView, QuestionnaireForm } from '../../ipc';
import { pickedBy, withQuestionnaire } from './contactDraft';
import { QUESTIONS } from './position';
import { ScoreNowWords } from './ScoreNowWords';
import { HOW_ASKED } from './words';
import './questions.scss';

export type QuestionnairesProps = {
  draft: ContactDraft;
  state: DraftState;
  instruments: readonly InstrumentView[];
  today: string;
  onEdit: (change: (draft: ContactDraft) => ContactDraft) => void;
  onClose: () => void;
};

const begun = (instrument: InstrumentView, draft: ContactDraft): QuestionnaireForm => ({
  instrument: instrument.id,
  completed_on: draft.on,
  how: draft.mode === 'telephone' || draft.mode === 'video' ? 'read_aloud' : 'on_paper',
  answers: instrument.items.map(() => null),
});

const firstOpen = (form: QuestionnaireForm | undefined): number =>
  Math.max(0, form?.answers.findIndex((answer) => answer === null) ?? 0);

const isWriting = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.type === 'text';

/**
 * A questionnaire asked aloud or copied from paper: a digit answers and goes on, Backspace goes back.
 * Adding up is the record's work; here stands what it said last.
 */
export const Questionnaires = (props: QuestionnairesProps) => {
  const { draft, state, instruments, today, onEdit, onClose } = props;
  const [chosen, setChosen] = useState(() => Math.max(0, draft.questionnaires.length - 1));
  const form = draft.questionnaires[chosen];
  const instrument = instruments.find(({ id }) => id === form?.instrument);
  const [at, setAt] = useState(() => firstOpen(form));
  const lastDigit = useRef<string>(undefined);
  const item = instrument?.items[at];
  const toStart = instruments.filter(
    ({ id }) => !draft.questionnaires.some((one) => one.instrument === id),
  );

  const start = (wanted: InstrumentView | undefined) => {
    if (!wanted) return;
    setChosen(draft.questionnaires.length);
    setAt(0);
    onEdit((now) => ({ ...now, questionnaires: [...now.questionnaires, begun(wanted, now)] }));
    document.getElementById(QUESTIONS)?.focus();
  };

  const answer = (value: number | null, to: number) => {
    onEdit((now) => {
      const answers = now.questionnaires[chosen]?.answers ?? [];
      return withQuestionnaire(now, chosen, {
        answers: answers.map((one, index) => (index === at ? value : one)),
      });
    });
    setAt(to);
  };

  const byDigit = (digit: string) => {
    if (!instrument || !form) {
      start(toStart[Number(digit) - 1]);
      return;
    }
    const values = instrument.scale.map(({ value }) => String(value));
    const standing = form.answers[at];
    const before = standing !== null && String(standing) === lastDigit.current ? lastDigit.current : undefined;
    const picked = pickedBy(values, digit, before);
    lastDigit.current = digit;
    // The last one stays: its answer is looked at once more, and 1 may still become 10.
    if (picked !== undefined) answer(Number(picked), Math.min(at + 1, instrument.items.length - 1));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || isWriting(event.target)) return;
    if (/^\d$/.test(event.key)) byDigit(event.key);
    else if (event.key === 'Backspace' || event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'ArrowDown' && instrument) {
      setAt(Math.min(at + 1, instrument.items.length - 1));
    } else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };

  const pickAn = (
    <div className="questions__choose">
      {toStart.map((one, index) => (
        <Button key={one.id} onClick={() => start(one)}>
          {form ? '' : `${index + 1} `}
          {one.name}
        </Button>
      ))}
    </div>
  );

  return (
    <Panel
      title={instrument ? instrument.name : 'Questionnaire'}
      actions={
        <Button kind="link" onClick={onClose}>
          Close <span aria-hidden="true">(Esc)</span>
        </Button>
      }
    >
      {/* One place for the focus: digits answer, whatever is on screen. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        id={QUESTIONS}
        className="questions"
        role="group"
        aria-label={instrument ? `${instrument.name}: digits answer, Backspace goes back` : 'Choose a questionnaire by its digit'}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {!form && pickAn}
        {instrument && form && item && (
          <>
            <p className="questions__stem">{instrument.stem}</p>
            <p className="questions__item" aria-live="polite">
              <b>
                {at + 1} of {instrument.items.length}
              </b>{' '}
              {item.words}
            </p>
            <div className="questions__scale">
              {instrument.scale.map(({ value, words }) => (
                <button
                  key={value}
                  type="button"
                  className="questions__value"
                  tabIndex={-1}
                  aria-pressed={form.answers[at] === value}
                  onClick={() => answer(value, Math.min(at + 1, instrument.items.length - 1))}
                >
                  {/^\d+\b/.test(words) ? words : `${value} ${words}`}
                </button>
              ))}
            </div>
            <ol className="questions__answers" aria-label="Answers so far">
              {form.answers.map((given, index) => (
                <li key={instrument.items[index]?.id ?? index}>
                  <button
                    type="button"
                    tabIndex={-1}
                    aria-current={index === at ? 'step' : undefined}
                    title={instrument.items[index]?.words}
                    onClick={() => setAt(index)}
                  >
                    <span className="nhsuk-u-visually-hidden">Question </span>
                    {index + 1}: {given ?? '–'}
                  </button>
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
      {instrument && form && (
        <>
          <ScoreNowWords score={state.scores.find((one) => one.instrument === form.instrument)} />
          <div className="questions__facts">
            <DayField
              id={`${QUESTIONS}.on`}
              label="Completed on"
              today={today}
              toward="past"
              value={form.completed_on}
              onChange={(completed_on) =>
                onEdit((now) => withQuestionnaire(now, chosen, { completed_on }))
              }
            />
            <Radios
              id={`${QUESTIONS}.how`}
              label="How"
              inline
              options={HOW_ASKED}
              value={form.how === '' ? null : form.how}
              onChange={(how) => onEdit((now) => withQuestionnaire(now, chosen, { how }))}
            />
          </div>
          <p className="questions__licence">{instrument.licence}</p>
          <div className="questions__choose">
            {draft.questionnaires.map((one, index) => {
              const name = instruments.find(({ id }) => id === one.instrument)?.name ?? one.instrument;
              return index === chosen ? null : (
                <Button
                  key={one.instrument}
                  onClick={() => {
                    setChosen(index);
                    setAt(firstOpen(one));
                  }}
                >
                  Back to {name}
                </Button>
              );
            })}
            {pickAn}
          </div>
        </>
      )}
    </Panel>
  );
};
