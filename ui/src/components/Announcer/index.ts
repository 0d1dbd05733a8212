export { AnnouncerProvider, useAnnounce } from './Announcer';
export type { Announcement } from './Announcer';
