import { Button } from '../../components/Button';
import { useSession } from '../../components/Session';
import { StepDots } from '../../components/StepDots';
import { wordsOf } from '../../formatting/choices';
import type { CivilDate } from '../../formatting/civilDate';
import { briefDate } from '../../formatting/dates';
import { stepWords } from '../../formatting/steps';
import type { CaseView } from '../../ipc';
import { consentWords, jobFlags, scoreWords, workLine } from './caseWords';

type StoryProps = {
  view: CaseView;
  today: CivilDate;
  onConsent: (purpose: string) => void;
  /** Every answer there ever was. */
  onHistory: () => void;
  /** Absent where nothing can be changed. */
  onChange: (() => void) | undefined;
};

const Goal = ({ view, onChange }: Pick<StoryProps, 'view' | 'onChange'>) => (
  <p className="story__goal">
    <span className="story__label">Goal</span>
    {view.form.goal === '' ? (
      <span className="story__quiet">
        not set
        {onChange && (
          <>
            {' '}
            <Button kind="link" onClick={onChange}>
              add it
            </Button>
          </>
        )}
      </span>
    ) : (
      <q>{view.form.goal}</q>
    )}
  </p>
);

const Consents = ({ view, today, onConsent, onHistory }: Pick<StoryProps, 'view' | 'today' | 'onConsent' | 'onHistory'>) => {
  const { content } = useSession();
  return (
    <div className="story__line">
      <span className="story__label" id="story-consents">
        Consent
      </span>
      <ul className="story__consents" aria-labelledby="story-consents">
        {consentWords(view, content, today).map(({ purpose, words, answer, asked }) => (
          <li key={purpose}>
            <Button kind="link" id={`consent-of-${purpose}`} onClick={() => onConsent(purpose)}>
              {words}
            </Button>{' '}
            <span className={asked ? 'story__answer' : 'story__quiet'}>{answer}</span>
          </li>
        ))}
        {view.consents.length > 0 && (
          <li>
            <Button kind="link" id="consents-history" onClick={onHistory}>
              history
            </Button>{' '}
            <kbd aria-hidden="true">H</kbd>
          </li>
        )}
      </ul>
    </div>
  );
};

/** Goal, work, step, scores, consents and what is next: six lines, in the order they are wanted. */
export const Story = ({ view, today, onConsent, onHistory, onChange }: StoryProps) => {
  const { content } = useSession();
  const problem = [wordsOf(content.problem_groups, view.form.problem_group), view.form.problem_detail]
    .filter((part) => part !== '')
    .join(': ');
  const step =
    view.step === ''
      ? 'before the first step'
      : stepWords(view.step) + (view.step_since === null ? '' : ` since ${briefDate(view.step_since, today)}`);
  const next = [view.next_what, view.next_on === null ? '' : briefDate(view.next_on, today)]
    .filter((part) => part !== '')
    .join(', ');
  const late = view.next_on !== null && view.next_on <= today && view.open;
  return (
    <section className="story" aria-label="Story">
      <Goal view={view} onChange={onChange} />
      <p className="story__line">
        <span className="story__label">Works</span>
        <span className="story__works">
          <span>{workLine(view, content, today)}</span>
          {jobFlags(view, content).map((flag) => (
            <span key={flag} className="story__flag">
              <span aria-hidden="true">▲ </span>
              {flag}
            </span>
          ))}
        </span>
      </p>
      <p className="story__line">
        <span className="story__label">Problem</span>
        <span>{problem}</span>
      </p>
      <p className="story__line">
        <span className="story__label">Step</span>
        <span>
          {/* The words follow. */}
          <span aria-hidden="true">
            <StepDots step={view.step} />
          </span>{' '}
          {step}
          {scoreWords(view).map((score) => (
            <span key={score} className="story__score">
              {score}
            </span>
          ))}
        </span>
      </p>
      <Consents view={view} today={today} onConsent={onConsent} onHistory={onHistory} />
      <p className="story__line">
        <span className="story__label">Next</span>
        {next === '' ? (
          <span className="story__quiet">nothing planned</span>
        ) : (
          <span className={late ? 'story__late' : undefined}>
            {late && (
              <>
                <span aria-hidden="true">▲ </span>
                <span className="nhsuk-u-visually-hidden">due: </span>
              </>
            )}
            {next}
          </span>
        )}
      </p>
    </section>
  );
};
