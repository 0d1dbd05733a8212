export { focusOn, useCursorKept, usePutCursor } from './cursor';
export { readPosition, writePosition } from './position';
export type { Position } from './position';
