export { NavigationProvider, ScreenHeading, useNavigation } from './Navigation';
export type { Place } from './place';
