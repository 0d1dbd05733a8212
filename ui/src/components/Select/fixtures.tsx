import { useState } from 'react';
import { Select } from '.';
import type { Fixtures } from '../fixture';

const PROFESSIONS = [
  { value: 'occupational_therapist', label: 'Occupational therapist' },
  { value: 'physiotherapist', label: 'Physiotherapist' },
  { value: 'podiatrist', label: 'Podiatrist' },
  { value: 'other', label: 'Other' },
] as const;

type Profession = (typeof PROFESSIONS)[number]['value'];

const Live = ({ id, error }: { id: string; error?: string }) => {
  const [value, setValue] = useState<Profession | null>(null);
  return (
    <Select
      id={id}
      label="Profession"
      options={PROFESSIONS}
      value={value}
      onChange={setValue}
      error={error}
    />
  );
};

export const fixtures: Fixtures = {
  'nothing chosen': <Live id="profession" />,
  error: <Live id="profession-error" error="Choose a profession" />,
};
