import type { TimelineItem } from '.';
import { Timeline } from '.';
import type { Fixtures } from '../fixture';

export const STORY: TimelineItem[] = [
  {
    id: 'r1',
    kind: 'report',
    on: '2026-09-07',
    title: 'Report 7Q4M-2KD9-XV: may be fit, 7 Sep to 4 Oct',
    lines: ['copies: patient, GP'],
    by: 'S. Okafor',
  },
  { id: 'c2', kind: 'contact', on: '2026-09-07', title: 'Step 2, face to face, 60 min', lines: [], by: 'S. Okafor' },
  { id: 's1', kind: 'step', on: '2026-09-07', title: 'Step 1 → 2', lines: ['gap in a main demand'], by: 'S. Okafor' },
  { id: 'c9', kind: 'struck', on: '2026-09-03', title: 'Step 1, telephone', lines: ['wrong patient'], by: 'P. Nair' },
  {
    id: 'c1',
    kind: 'contact',
    on: '2025-12-01',
    title: 'Step 1, telephone, 30 min',
    lines: ['agreed: walk 20 min daily, ring the manager'],
    by: 'S. Okafor',
  },
];

export const fixtures: Fixtures = {
  story: (
    <Timeline
      label="Story"
      items={STORY}
      today="2026-09-07"
      openLabel={({ kind }) => (kind === 'contact' || kind === 'report' ? 'open' : undefined)}
      onOpen={() => undefined}
    />
  ),
};
