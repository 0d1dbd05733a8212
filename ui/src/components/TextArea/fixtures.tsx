import { useState } from 'react';
import { TextArea } from '.';
import type { Fixtures } from '../fixture';

const Live = ({ id, error, first }: { id: string; error?: string; first: string }) => {
  const [value, setValue] = useState(first);
  return (
    <TextArea
      id={id}
      label="What was said"
      hint="Their words where you can"
      error={error}
      value={value}
      onChange={setValue}
    />
  );
};

export const fixtures: Fixtures = {
  usual: <Live id="said" first="lifts 20 kg to shelf 3 all morning, worse after break" />,
  long: <Live id="said-long" first={'fork-lift on Fri only\n'.repeat(8)} />,
  error: <Live id="said-error" error="Say what was agreed, or that nothing was" first="" />,
};
