import type { ComponentProps } from 'react';
import { useState } from 'react';
import { TextField } from '.';
import type { Fixtures } from '../fixture';

type Given = Omit<ComponentProps<typeof TextField>, 'onChange'>;

const Live = ({ value: first, ...rest }: Given) => {
  const [value, setValue] = useState(first);
  return <TextField {...rest} value={value} onChange={setValue} />;
};

export const fixtures: Fixtures = {
  usual: <Live id="job" label="Job" hint="As they would say it" value="warehouse picker" />,
  error: <Live id="hours" label="Hours a week" width={3} error="Type hours as a number, such as 37" value="lots" />,
  compact: (
    <>
      <Live compact id="employer" label="Employer" value="Brightstore" />
      <Live compact id="weekly" label="Hours" width={3} suffix="h a week" value="40" />
      <Live compact id="manager" label="Manager" error="Type a name" value="" />
    </>
  ),
};
