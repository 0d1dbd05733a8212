import type { KeyboardEvent } from 'react';
import { Checkboxes } from '../../components/Checkboxes';
import { fieldId, fieldProblem } from '../../components/Form';
import { Radios } from '../../components/Radios';
import { TextField } from '../../components/TextField';
import { asOptions } from '../../formatting/choices';
import type { AnswerForm, ClinicError, ItemView, Reach, RiskView } from '../../ipc';
import { QuietReach, UrgentReach } from './ReachFacts';

const BLANK: Omit<AnswerForm, 'item'> = { text: '', chosen: [], on: '', nothing_to_add: false, left_because: '' };

const YES_NO = [
  { id: 'yes', words: 'Yes' },
  { id: 'no', words: 'No' },
];

const answerTo = (answers: readonly AnswerForm[], item: string): AnswerForm =>
  answers.find((answer) => answer.item === item) ?? { item, ...BLANK };

/** Those that are asked now: some come only after another one was answered in a certain way. */
const askedOf = (items: readonly ItemView[], answers: readonly AnswerForm[]): readonly ItemView[] =>
  items.filter(({ after }) => {
    if (after === null) return true;
    const { chosen } = answerTo(answers, after.item);
    return chosen.some((one) => after.chosen.includes(one));
  });

const isAnswered = ({ text, chosen }: AnswerForm): boolean => text.trim() !== '' || chosen.length > 0;

/** Beside the question itself its words need not be said again: the summary of problems says them. */
const withoutPrompt = (message: string | undefined, { prompt }: ItemView): string | undefined => {
  if (message?.startsWith(`${prompt}: `) !== true) return message;
  const wanted = message.slice(prompt.length + 2);
  return `Still wanted: ${wanted}`;
};

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox';

type QuestionProps = {
  id: string;
  item: ItemView;
  answer: AnswerForm;
  onChange: (part: Partial<AnswerForm>) => void;
  /** On to the next question. */
  onNext: () => void;
  error: string | undefined;
};

/** One prompt: its digit answers and goes on, Enter goes on, and more can be written to every answer. */
const Question = ({ id, item, answer, onChange, onNext, error }: QuestionProps) => {
  const ticks = item.answer === 'checks';
  const choices = item.answer === 'yes_no' && item.choices.length === 0 ? YES_NO : item.choices;
  const label = item.needed ? item.prompt : `${item.prompt} (if asked)`;
  const hint = item.hint === '' ? undefined : item.hint;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      // In a form it would save; here it goes on.
      event.preventDefault();
      onNext();
      return;
    }
    if (!/^\d$/.test(event.key) || isTyping(event.target)) return;
    const picked = choices[Number(event.key) - 1];
    if (!picked) return;
    if (!ticks) {
      // The group has taken the answer and will have the focus first.
      setTimeout(onNext);
      return;
    }
    event.preventDefault();
    const has = answer.chosen.includes(picked.id);
    onChange({
      chosen: choices.map((one) => one.id).filter((one) => (one === picked.id ? !has : answer.chosen.includes(one))),
    });
  };

  return (
    // The keys only pick one of the inputs inside, which have their own.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="risk-question" onKeyDown={onKeyDown}>
      {item.answer === 'text' && (
        <TextField id={id} label={label} hint={hint} error={error} value={answer.text} onChange={(text) => onChange({ text })} />
      )}
      {ticks && (
        <Checkboxes
          id={id}
          label={label}
          hint={hint}
          error={error}
          options={choices.map(({ id: value, words }, at) => ({ value, label: at < 9 ? `${at + 1} ${words}` : words }))}
          values={answer.chosen}
          onChange={(chosen) => onChange({ chosen: [...chosen] })}
        />
      )}
      {!ticks && item.answer !== 'text' && (
        <Radios
          id={id}
          label={label}
          hint={hint}
          error={error}
          digits
          options={asOptions(choices)}
          value={answer.chosen[0] ?? null}
          onChange={(one) => onChange({ chosen: [one] })}
        />
      )}
      {item.answer !== 'text' && answer.chosen.length > 0 && (
        <TextField
          id={`${id}-more`}
          label="More to this"
          compact
          value={answer.text}
          onChange={(text) => onChange({ text })}
        />
      )}
    </div>
  );
};

type RiskQuestionsProps = {
  /** Names the form; the field of a prompt is `risk.` and its id, as in the record's refusals. */
  form: string;
  risk: RiskView;
  answers: readonly AnswerForm[];
  onChange: (answers: AnswerForm[]) => void;
  /** After the last question. */
  onEnd: () => void;
  reach: Reach;
  problem: ClinicError | undefined;
};

/**
 * An answer may mean that somebody is in danger: what to ask and do, with the number, the emergency contact, the
 * address and the crisis lines beside it. It decides nothing and tells nobody.
 */
export const RiskQuestions = (props: RiskQuestionsProps) => {
  const { form, risk, answers, onChange, onEnd, reach, problem } = props;
  const asked = askedOf(risk.items, answers);
  const idOf = (item: string) => fieldId(form, `risk.${item}`);
  const next = (at: number) => {
    const item = asked[at + 1];
    if (!item) {
      onEnd();
      return;
    }
    const id = idOf(item.id);
    const chosen = answerTo(answers, item.id).chosen[0];
    // Among radios only the chosen one can be reached by Tab, so it is the one to land on.
    const group = document.getElementById(id)?.closest('fieldset');
    const checked = chosen === undefined ? null : group?.querySelector<HTMLElement>('input[type="radio"]:checked');
    (checked ?? document.getElementById(id))?.focus();
  };
  return (
    <>
      {/* Stays in sight however far down the questions are. */}
      <div className="risk-now__beside">
        <ul className="risk-now__numbers">
          {risk.numbers.map(({ id, words }) => (
            <li key={id}>{words}</li>
          ))}
        </ul>
        <UrgentReach reach={reach} />
      </div>
      <p>
        Reach them and ask. <b>This program has told nobody.</b>
      </p>
      <QuietReach reach={reach} />
      {asked.map((item, at) => (
        <Question
          key={item.id}
          id={idOf(item.id)}
          item={item}
          answer={answerTo(answers, item.id)}
          onChange={(part) =>
            onChange([
              ...answers.filter((one) => one.item !== item.id),
              { ...answerTo(answers, item.id), ...part },
            ])
          }
          onNext={() => next(at)}
          error={
            isAnswered(answerTo(answers, item.id))
              ? undefined
              : withoutPrompt(fieldProblem(problem, `risk.${item.id}`), item)
          }
        />
      ))}
    </>
  );
};
