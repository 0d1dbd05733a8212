import type { StatusItem } from '../components/StatusBar';
import type { SyncStatus } from '../ipc';

/** What the foot of every screen says of exchanging; nothing until it is known, because it has to be true. */
export const syncItems = (status: SyncStatus | undefined, onOpen: () => void): readonly StatusItem[] =>
  status === undefined || status.line === ''
    ? []
    : [{ id: 'sync', text: status.line, attention: status.attention, onOpen }];
