import type { DraftState, InstrumentView } from '../../ipc';

export type RiskMessageProps = { state: DraftState; instruments: readonly InstrumentView[] };

/** The words of the questions that were answered at their risk value, with the questionnaire's name. */
const answeredAtRisk = ({ state, instruments }: RiskMessageProps): readonly string[] =>
  state.scores.flatMap(({ instrument: id, risk }) => {
    const instrument = instruments.find((one) => one.id === id);
    return risk.map((item) => {
      const at = instrument?.items.findIndex((one) => one.id === item) ?? -1;
      return `${instrument?.name ?? id}, question ${at + 1}: “${instrument?.items[at]?.words ?? item}”`;
    });
  });

/**
 * Said at once, while the person is still on the line. It stands in nobody's way: the therapist decides
 * what to do, and writes down what was done.
 */
export const RiskMessage = (props: RiskMessageProps) => {
  const questions = answeredAtRisk(props);
  return (
    // There from the start, because an alert that comes with its region is often not read out.
    <div role="alert">
      {questions.length > 0 && (
        <div className="risk">
          <h2 className="risk__title">
            <span aria-hidden="true">▲ </span>Ask further now
          </h2>
          {questions.map((question) => (
            <p key={question}>
              Answered 1 or more. {question}
            </p>
          ))}
          <p>
            Ask about thoughts, a plan, means, and what keeps them safe; where they are now and who is
            with them. Write down what was heard, what was done and whom you told.{' '}
            <b>This program has told nobody.</b>
          </p>
          <p>
            Immediate danger: <b>999</b> · mental health crisis: <b>NHS 111, option 2</b> · Samaritans:{' '}
            <b>116 123</b>{' '}
            <span className="risk__check">(numbers and wording await a clinician’s check)</span>
          </p>
        </div>
      )}
    </div>
  );
};
