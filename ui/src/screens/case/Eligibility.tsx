import type { KeyboardEvent } from 'react';
import { fieldId, fieldProblem } from '../../components/Form';
import { Panel } from '../../components/Panel';
import { useSession } from '../../components/Session';
import { TextArea } from '../../components/TextArea';
import type { CasePart } from './CaseFields';
import { FORM } from './CaseFields';

type LineProps = {
  id: string;
  words: string;
  met: string;
  error: string | undefined;
  onMet: (met: string) => void;
};

/** The next line of the list, so that Y, Y, Y goes through it. */
const goToNext = (from: HTMLElement) => {
  const line = from.closest('.eligibility__line')?.nextElementSibling;
  line?.querySelector<HTMLInputElement>('input')?.focus();
};

const Line = ({ id, words, met, error, onMet }: LineProps) => {
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const answer = { y: 'yes', n: 'no' }[event.key.toLowerCase()];
    if (answer === undefined) return;
    event.preventDefault();
    onMet(answer);
    if (event.target instanceof HTMLElement) goToNext(event.target);
  };
  return (
    // The letters only choose one of the two inputs inside, which have keys of their own.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset
      className="eligibility__line"
      onKeyDown={onKeyDown}
      aria-describedby={error === undefined ? undefined : `${id}--error`}
    >
      <legend className="eligibility__words">{words}</legend>
      {error !== undefined && (
        <span className="nhsuk-error-message" id={`${id}--error`}>
          {error}
        </span>
      )}
      {(['yes', 'no'] as const).map((answer) => (
        <label key={answer} className="eligibility__answer">
          <input
            type="radio"
            id={answer === 'yes' ? id : `${id}-no`}
            name={id}
            checked={met === answer}
            onChange={() => onMet(answer)}
          />
          {answer === 'yes' ? 'Yes' : 'No'}
        </label>
      ))}
    </fieldset>
  );
};

/** Who the clinic is for. With any "no" the therapist says why the person is seen all the same. */
export const Eligibility = ({ form, change, problem }: CasePart) => {
  const { content } = useSession();
  const metOf = (item: string): string => form.eligibility.find((one) => one.item === item)?.met ?? '';
  const answer = (item: string, met: string) =>
    change({
      eligibility: content.eligibility.map(({ id }) => ({ item: id, met: id === item ? met : metOf(id) })),
    });
  const refused = content.eligibility.some(({ id }) => metOf(id) === 'no');
  return (
    <Panel title="Eligibility">
      <p className="eligibility__hint">
        <kbd>Y</kbd> or <kbd>N</kbd> answers and goes to the next.
      </p>
      {content.eligibility.map(({ id, words }, at) => (
        <Line
          key={id}
          id={fieldId(FORM, `eligibility[${at}].met`)}
          words={words}
          met={metOf(id)}
          error={fieldProblem(problem, `eligibility[${at}].met`) ?? fieldProblem(problem, id)}
          onMet={(met) => answer(id, met)}
        />
      ))}
      {(refused || form.override_reason !== '' || fieldProblem(problem, 'override_reason') !== undefined) && (
        <TextArea
          id={fieldId(FORM, 'override_reason')}
          label="Why are they seen here all the same?"
          value={form.override_reason}
          onChange={(override_reason) => change({ override_reason })}
          error={fieldProblem(problem, 'override_reason')}
        />
      )}
    </Panel>
  );
};
