import { useState } from 'react';
import type { Choice } from '.';
import { Radios } from '.';
import type { Fixtures } from '../fixture';

type Status = 'at_work' | 'struggling' | 'off_sick';

const WORK: Choice<Status>[] = [
  { value: 'at_work', label: 'At work' },
  { value: 'struggling', label: 'At work, struggling', hint: 'hours or tasks already cut' },
  { value: 'off_sick', label: 'Off sick', shows: <span>since 17 August 2026</span> },
];

type LiveProps = { id: string; inline?: boolean; error?: string; first?: Status; digits?: boolean };

export const WorkStatus = ({ id, inline, error, first, digits }: LiveProps) => {
  const [value, setValue] = useState<Status | null>(first ?? null);
  return (
    <Radios
      id={id}
      label="Work status today"
      options={WORK}
      value={value}
      onChange={setValue}
      inline={inline}
      digits={digits}
      error={error}
    />
  );
};

export const fixtures: Fixtures = {
  'nothing chosen, by digits': <WorkStatus id="work" digits />,
  chosen: <WorkStatus id="work-chosen" first="off_sick" />,
  'inline with error': <WorkStatus id="work-inline" inline error="Say how work is today" />,
};
