export { SpokenWords } from './SpokenWords';
