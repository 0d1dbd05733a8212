export { ExchangingProvider, useOnRecord, useSyncStatus, useSyncStatusIs } from './Exchanging';
export { useNews } from './useNews';
export { useRecordedForm } from './useRecordedForm';
