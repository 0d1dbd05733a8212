import { KeyHints } from '.';
import { KeysProvider, useKeys } from '../Keys';
import type { Fixtures } from '../fixture';

const ContactKeys = () => {
  useKeys([
    { key: 'F6', does: 'Park', run: () => undefined, hint: true },
    { key: 'F7', does: 'Questions', run: () => undefined, hint: true },
    { key: 'F8', does: 'CONCERN', run: () => undefined, hint: true },
    { key: 'Ctrl+Enter', does: 'Sign', run: () => undefined, hint: true, disabled: true },
  ]);
  return null;
};

export const fixtures: Fixtures = {
  contact: (
    <KeysProvider>
      <ContactKeys />
      <KeyHints />
    </KeysProvider>
  ),
};
