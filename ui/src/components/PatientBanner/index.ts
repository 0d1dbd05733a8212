export { PatientBanner } from './PatientBanner';
export type { BannerPatient, PatientBannerProps } from './PatientBanner';
