import { EmptyState } from '.';
import { Button } from '../Button';
import type { Fixtures } from '../fixture';

export const fixtures: Fixtures = {
  caseload: (
    <EmptyState title="No cases at Hedge End yet">
      <Button kind="main">New patient</Button>
    </EmptyState>
  ),
};
