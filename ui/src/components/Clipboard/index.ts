export { copyText } from './clipboard';
