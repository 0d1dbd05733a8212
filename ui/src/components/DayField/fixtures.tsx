import { useState } from 'react';
import { DayField } from '.';
import type { Fixtures } from '../fixture';

const Live = ({ id, first }: { id: string; first: string }) => {
  const [value, setValue] = useState(first);
  return (
    <>
      <DayField
        id={id}
        label="Day of the contact"
        today="2026-09-07"
        toward="past"
        value={value}
        onChange={setValue}
      />
      <output aria-label="Kept">{value}</output>
    </>
  );
};

export const LiveDay = Live;

export const fixtures: Fixtures = {
  empty: <Live id="day" first="" />,
  'a day': <Live id="day-there" first="2026-09-01" />,
};
