import { CopyList } from '.';
import { consents } from '../../ipc/kevinPryce';
import type { Fixtures } from '../fixture';

export const fixtures: Fixtures = {
  'all allowed': <CopyList consents={consents} />,
  'none recorded': <CopyList consents={[]} />,
};
