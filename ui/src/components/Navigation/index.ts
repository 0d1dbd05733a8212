export {
  NavigationProvider,
  ScreenHeading,
  useArrivalFocus,
  useLeaveGuard,
  useNavigation,
} from './Navigation';
export type { Place } from './place';
