export { KeyHints } from './KeyHints';
