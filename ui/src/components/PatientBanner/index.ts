export { PatientBanner } from './PatientBanner';
export type { BannerAlert, BannerPatient, PatientBannerProps } from './PatientBanner';
