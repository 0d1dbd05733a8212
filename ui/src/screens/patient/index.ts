export { PatientNewScreen } from './PatientNewScreen';
export { PatientScreen } from './PatientScreen';
