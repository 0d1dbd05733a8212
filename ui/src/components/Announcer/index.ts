export { AnnouncerProvider, useAnnounce, useAnnounced } from './Announcer';
export type { Announcement } from './Announcer';
export { Message } from './Message';
