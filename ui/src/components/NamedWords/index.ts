export { MarkedText } from './MarkedText';
export { NamedWords, WordsMarked } from './NamedWords';
