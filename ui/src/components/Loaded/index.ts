export { LoadFailed, useLoaded, Waiting } from './Loaded';
export type { Loaded, Loading } from './Loaded';
