import { useState } from 'react';
import { Checkbox, Checkboxes } from '.';
import type { Fixtures } from '../fixture';

const OPTIONS = [
  { value: 'phased_return', label: 'Phased return' },
  { value: 'amended_duties', label: 'Amended duties' },
  { value: 'altered_hours', label: 'Altered hours', hint: 'start, finish, breaks or days' },
  { value: 'workplace_assessment', label: 'Workplace assessment' },
] as const;

type Option = (typeof OPTIONS)[number]['value'];

export const ReportOptions = ({ id, error, inline }: { id: string; error?: string; inline?: boolean }) => {
  const [values, setValues] = useState<readonly Option[]>(['amended_duties']);
  return (
    <Checkboxes
      id={id}
      label="Options"
      options={OPTIONS}
      values={values}
      onChange={setValues}
      error={error}
      inline={inline}
    />
  );
};

const Alone = () => {
  const [checked, setChecked] = useState(false);
  return (
    <Checkbox
      id="safe-to-talk"
      label="Safe to talk, and not driving"
      checked={checked}
      onChange={setChecked}
      error="Ask before going on"
    />
  );
};

export const fixtures: Fixtures = {
  usual: <ReportOptions id="options" />,
  'inline with error': <ReportOptions id="options-inline" inline error="Choose at least one option" />,
  alone: <Alone />,
};
