export { StatusBar } from './StatusBar';
export type { StatusBarProps, StatusItem } from './StatusBar';
