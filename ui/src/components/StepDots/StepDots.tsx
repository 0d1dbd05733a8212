import { stepNumber, stepWords } from '../../formatting/steps';
import './stepDots.scss';

/** Three dots, filled up to the step; the words for those who do not see them. */
export const StepDots = ({ step }: { step: string }) => {
  const number = stepNumber(step);
  return (
    <span className="step-dots" title={stepWords(step)}>
      <span aria-hidden="true">{'●'.repeat(number) + '○'.repeat(3 - number)}</span>
      <span className="nhsuk-u-visually-hidden">{stepWords(step)}</span>
    </span>
  );
};
