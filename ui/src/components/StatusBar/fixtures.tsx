import { StatusBar } from '.';
import type { Fixtures } from '../fixture';

export const fixtures: Fixtures = {
  usual: (
    <footer className="frame__status">
      <StatusBar
        items={[
          { id: 'parked', text: 'Parked: RAHMAN (2)', onOpen: () => undefined },
          { id: 'sync', text: 'Waiting to sync: 3 since Tue' },
          { id: 'backup', text: 'Backup: 9 days ago', attention: true },
        ]}
      />
    </footer>
  ),
};
