export { TemplatesScreen } from './TemplatesScreen';
