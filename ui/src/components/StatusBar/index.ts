export type { ParkedItem } from './Parked';
export { StatusBar } from './StatusBar';
export type { StatusBarProps, StatusItem } from './StatusBar';
