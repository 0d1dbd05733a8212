export { KeysProvider, useKeys, useKeysInForce } from './Keys';
export type { KeyBinding } from './registry';
