export {
  SessionProvider,
  useKept,
  useRefresh,
  useSession,
  useShowPatient,
  useShownPatient,
} from './Session';
export type { Session } from './Session';
