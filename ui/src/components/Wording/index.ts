export { WordingProvider } from './WordingProvider';
export type { WordingProviderProps } from './WordingProvider';
export type { KnownForWording } from './offered';
export { slotsIn } from './slots';
