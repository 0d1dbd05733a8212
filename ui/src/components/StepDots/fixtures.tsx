import { StepDots } from '.';
import type { Fixtures } from '../fixture';

export const fixtures: Fixtures = {
  'before the first': <StepDots step="" />,
  'step 2': <StepDots step="step_2" />,
};
