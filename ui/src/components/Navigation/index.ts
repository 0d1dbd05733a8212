export {
  NavigationProvider,
  ScreenHeading,
  useArrivalFocus,
  useLeaveGuard,
  useNavigation,
} from './Navigation';
export type { CaseOpen, Place } from './place';
