export { Loaded, LoadFailed, useLoaded, Waiting } from './Loaded';
export type { Loading, LoadState } from './Loaded';
