/**
 * The therapist is listening, a headset on and one hand free, often with the next person waiting. They
 * need a place to type that is there at once, the next question one key away, what was said last time
 * beside it, and the certainty that nothing typed is lost when the telephone rings or the laptop dies.
 */
import { Loaded } from '../../components/Loaded';
import { call, commands } from '../../ipc';
import { ContactDesk } from './ContactDesk';

export type ContactScreenProps = {
  /** The draft's id. */
  draft: string;
  /** Where to put the cursor, when not where it was left. */
  field?: string | undefined;
};

export const ContactScreen = ({ draft, field }: ContactScreenProps) => (
  <Loaded id={draft} title="Contact" load={() => call(commands.contactDraft(draft))}>
    {(screen) => <ContactDesk key={draft} screen={screen} field={field} />}
  </Loaded>
);
