import { useEffect } from 'react';
import type { Announcement } from '.';
import { AnnouncerProvider, Message, useAnnounce } from '.';
import { KeysProvider } from '../Keys';
import type { Fixtures } from '../fixture';

const Say = (announcement: Announcement) => {
  const announce = useAnnounce();
  const { text, kind, undo } = announcement;
  useEffect(() => {
    announce({ text, kind, undo });
  }, [announce, text, kind, undo]);
  return <Message />;
};

const nothing = () => undefined;

export const fixtures: Fixtures = {
  'with undo': (
    <KeysProvider>
      <AnnouncerProvider>
        <Say text="Action marked as done." undo={nothing} />
      </AnnouncerProvider>
    </KeysProvider>
  ),
  alert: (
    <KeysProvider>
      <AnnouncerProvider>
        <Say kind="alert" text="The printer did not answer. Nothing was printed." />
      </AnnouncerProvider>
    </KeysProvider>
  ),
};
