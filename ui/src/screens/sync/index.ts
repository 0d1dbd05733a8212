export { SyncScreen } from './SyncScreen';
