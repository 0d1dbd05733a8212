export { ContactReadScreen } from './ContactReadScreen';
export type { ContactReadScreenProps } from './ContactReadScreen';
