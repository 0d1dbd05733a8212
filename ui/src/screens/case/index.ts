export { CaseChangeScreen } from './CaseChangeScreen';
export { CaseNewScreen } from './CaseNewScreen';
export { CaseScreen } from './CaseScreen';
