import { useHelp } from '.';
import { Button } from '../Button';
import { KeysProvider, useKeys } from '../Keys';
import type { Fixtures } from '../fixture';

const nothing = () => undefined;

const Screen = () => {
  const { openHelp, help } = useHelp('keys');
  useKeys([
    { key: 'F1', does: 'Help for this', run: openHelp },
    { key: 'F6', does: 'Park this contact', run: nothing },
    { key: 'Ctrl+Enter', does: 'Sign', run: nothing, disabled: true },
  ]);
  return (
    <>
      <Button shortcut="F1" onClick={openHelp}>
        Help
      </Button>
      {help}
    </>
  );
};

export const ScreenWithHelp = () => (
  <KeysProvider>
    <Screen />
  </KeysProvider>
);

export const fixtures: Fixtures = { 'to open': <ScreenWithHelp /> };
