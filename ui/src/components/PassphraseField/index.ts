export { PassphraseField } from './PassphraseField';
export type { PassphraseFieldProps } from './PassphraseField';
