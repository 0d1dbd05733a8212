export { SamePersonScreen } from './SamePersonScreen';
