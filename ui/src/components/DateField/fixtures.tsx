import { useState } from 'react';
import { DateField } from '.';
import type { Fixtures } from '../fixture';

type LiveProps = {
  id: string;
  label: string;
  first: string;
  error?: string;
  lengthFrom?: string;
  toward?: 'past' | 'future';
};

export const LiveDate = ({ id, label, first, error, lengthFrom, toward = 'future' }: LiveProps) => {
  const [typed, setTyped] = useState(first);
  return (
    <DateField
      id={id}
      label={label}
      hint="such as 12, 12/10, mon, 28d or +4w"
      today="2026-09-07"
      toward={toward}
      lengthFrom={lengthFrom}
      typed={typed}
      onChange={setTyped}
      error={error}
    />
  );
};

export const fixtures: Fixtures = {
  empty: <LiveDate id="review" label="Review" first="" />,
  'end of a period': <LiveDate id="period-to" label="To" first="28d" lengthFrom="2026-09-07" />,
  error: <LiveDate id="born" label="Born" first="" toward="past" error="Type when they were born" />,
};
