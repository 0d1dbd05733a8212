export { Meanwhile, meanwhileWords, NEWS_BESIDE_A_FORM } from './Meanwhile';
