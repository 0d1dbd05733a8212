import { Panel } from '.';
import { Button } from '../Button';
import type { Fixtures } from '../fixture';

export const fixtures: Fixtures = {
  'with an action': (
    <Panel title="Known" actions={<Button kind="link">change</Button>}>
      Warehouse picker, 40 h days, off since 17 Aug (3 wk)
    </Panel>
  ),
};
