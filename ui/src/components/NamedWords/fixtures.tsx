import { MarkedText } from '.';
import type { Fixtures } from '../fixture';

export const fixtures: Fixtures = {
  'two words marked': (
    <MarkedText
      text="Tired since the sertraline; depression lifts by noon."
      places={[
        { field: 'comments', names: 'medicine', start: 16, end: 26 },
        { field: 'comments', names: 'illness', start: 28, end: 38 },
      ]}
    />
  ),
};
