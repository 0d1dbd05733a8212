import { Button } from '.';
import type { Fixtures } from '../fixture';

export const fixtures: Fixtures = {
  kinds: (
    <div className="desk-buttons">
      <Button kind="main" shortcut="Ctrl+Enter">
        Sign
      </Button>
      <Button shortcut="F6">Park</Button>
      <Button kind="danger">Enter in error</Button>
      <Button kind="link">open</Button>
      <Button disabled>Nothing to issue</Button>
    </div>
  ),
};
