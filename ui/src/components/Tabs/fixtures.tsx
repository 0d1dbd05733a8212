import { useState } from 'react';
import { Tabs } from '.';
import type { Fixtures } from '../fixture';

export const WorkTabs = () => {
  const [selected, setSelected] = useState('person');
  return (
    <Tabs
      label="Findings"
      selectedId={selected}
      onSelect={setSelected}
      tabs={[
        { id: 'person', label: 'Person', content: <p>Sleeps five hours, wakes with the back.</p> },
        { id: 'job', label: 'Job', mark: '(2)', content: <p>Lifts 20 kg to shelf 3.</p> },
        { id: 'place', label: 'Working environment', content: <p>Nothing recorded yet.</p> },
      ]}
    />
  );
};

export const fixtures: Fixtures = { findings: <WorkTabs /> };
