export { ExchangingProvider, useOnRecord, useSyncStatus, useSyncStatusIs } from './Exchanging';
