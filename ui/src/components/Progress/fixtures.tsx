import { Progress } from '.';
import type { Fixtures } from '../fixture';

export const fixtures: Fixtures = {
  'under way': <Progress label="Making the demonstration" done={7} of={15} />,
  'not started': <Progress label="Making the demonstration" done={0} of={0} />,
};
