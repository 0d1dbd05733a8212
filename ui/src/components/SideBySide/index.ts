export { Marked } from './Marked';
export { markedWords } from './markedWords';
export { Said } from './Said';
