import type { ReactNode } from 'react';
import { useCallback, useState } from 'react';
import type { KeyBinding } from '../Keys';
import { useKeysInForce } from '../Keys';
import { HelpPanel } from './HelpPanel';

/** `openHelp` for AppFrame's `onHelp`; draw `help` anywhere beside it. */
export const useHelp = (page: string): { openHelp: () => void; help: ReactNode } => {
  const inForce = useKeysInForce();
  const [keys, setKeys] = useState<readonly KeyBinding[]>();
  const openHelp = useCallback(() => setKeys(inForce), [inForce]);
  return {
    openHelp,
    help: keys ? <HelpPanel page={page} keys={keys} onClose={() => setKeys(undefined)} /> : null,
  };
};
