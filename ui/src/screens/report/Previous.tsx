import { Button } from '../../components/Button';
import { briefDate, longDate } from '../../formatting/dates';
import type { ChoiceView, PreviousReport } from '../../ipc';
import { shortNumber } from './Differences';
import { scheduleText } from './phased';
import { adviceSentence } from './words';

const period = ({ from, to }: PreviousReport): string => `${longDate(from)} to ${longDate(to)}`;

export type PreviousWordsProps = { previous: PreviousReport; options: readonly ChoiceView[] };

/** What the report before said, to read beside this one. */
export const PreviousWords = ({ previous, options }: PreviousWordsProps) => {
  const { number, issued_on, advice, rows, comments, same_case } = previous;
  const ticked = options.filter(({ id }) => previous.options.includes(id));
  return (
    <section className="report-before" aria-labelledby="report-before">
      <h2 id="report-before" className="report-before__title">
        Report before: {number}
      </h2>
      <p>
        Issued on {longDate(issued_on)}{same_case ? '' : ', in an earlier case'}. “{adviceSentence(advice)}”, {period(previous)}.
      </p>
      {ticked.length > 0 && <p>May benefit from {ticked.map(({ words }) => words).join(', ')}.</p>}
      {rows.length > 0 && (
        <dl>
          {rows.map(({ difficulty, recommendation }, at) => (
            <div key={at}>
              <dt>
                {at + 1} {difficulty}
              </dt>
              <dd>{recommendation}</dd>
            </div>
          ))}
        </dl>
      )}
      {previous.phased.weeks.length > 0 && (
        <>
          <h3>Phased return</h3>
          <p className="report-before__comments">{scheduleText(previous.phased)}</p>
        </>
      )}
      {comments !== '' && (
        <>
          <h3>Further comments</h3>
          <p className="report-before__comments">{comments}</p>
        </>
      )}
    </section>
  );
};

export type CarryForwardProps = {
  previous: PreviousReport;
  today: string;
  onTake: () => void;
  onLeave: () => void;
};

/** Over an empty report: there is one before, and what it advised can be taken over. */
export const CarryForward = ({ previous, today, onTake, onLeave }: CarryForwardProps) => (
  <section className="carry-forward" aria-label="Report before">
    <p>
      There is a report before: {shortNumber(previous.number)} of {briefDate(previous.issued_on, today)}.
      Taken over are its options, schedule, rows and comments; the advice, the period and the review are decided anew.
    </p>
    <div className="desk-buttons">
      <Button shortcut="Alt+L" onClick={onTake}>
        Start from it
      </Button>
      <Button kind="link" onClick={onLeave}>
        Start empty
      </Button>
    </div>
  </section>
);
