import { useEffect } from 'react';
import type { Announcement } from '.';
import { AnnouncerProvider, useAnnounce } from '.';
import type { Fixtures } from '../fixture';

const Say = (announcement: Announcement) => {
  const announce = useAnnounce();
  const { text, kind, undo } = announcement;
  useEffect(() => {
    announce({ text, kind, undo });
  }, [announce, text, kind, undo]);
  return null;
};

const nothing = () => undefined;

export const fixtures: Fixtures = {
  'with undo': (
    <AnnouncerProvider>
      <Say text="Action marked as done." undo={nothing} />
    </AnnouncerProvider>
  ),
  alert: (
    <AnnouncerProvider>
      <Say kind="alert" text="The printer did not answer. Nothing was printed." />
    </AnnouncerProvider>
  ),
};
