export { NavigationProvider, ScreenHeading, useLeaveGuard, useNavigation } from './Navigation';
export type { Place } from './place';
