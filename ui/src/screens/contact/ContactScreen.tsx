/**
 * The therapist is listening, a headset on and one hand free, often with the next person waiting. They
 * need a place to type that is there at once, the next question one key away, what was said last time
 * beside it, and the certainty that nothing typed is lost when the telephone rings or the laptop dies.
 */
import { useNews } from '../../components/Exchanging';
import { useLoaded, Waiting } from '../../components/Loaded';
import { NEWS_BESIDE_A_FORM } from '../../components/Meanwhile';
import type { ContactScreen as Screen } from '../../ipc';
import { call, commands } from '../../ipc';
import { ContactDesk } from './ContactDesk';

export type ContactScreenProps = {
  /** The draft's id. */
  draft: string;
  /** Where to put the cursor, when not where it was left. */
  field?: string | undefined;
};

/** Drafts are this laptop's own: no news. */
const knownOf = ({ case: known }: Screen) => ({ ...known, drafts: [] });

export const ContactScreen = ({ draft, field }: ContactScreenProps) => {
  const load = () => call(commands.contactDraft(draft));
  const loading = useLoaded(draft, load);
  // What is known beside the note is shown anew; the note and the answers are kept by the desk.
  useNews(loading, load, NEWS_BESIDE_A_FORM, knownOf);
  return (
    <Waiting loading={loading} title="Contact">
      {(screen) => <ContactDesk key={draft} screen={screen} field={field} />}
    </Waiting>
  );
};
