import { ErrorSummary } from '.';
import { TextField } from '../TextField';
import type { Fixtures } from '../fixture';

export const NAME_MISSING = [
  { fieldId: 'family', message: 'Type the surname' },
  { message: 'The record could not be reached. Nothing was changed.' },
];

export const fixtures: Fixtures = {
  'with its form': (
    <>
      <ErrorSummary errors={NAME_MISSING} />
      <TextField id="given" label="First name" value="Kevin" onChange={() => undefined} />
      <TextField
        id="family"
        label="Surname"
        error="Type the surname"
        value=""
        onChange={() => undefined}
      />
    </>
  ),
};
