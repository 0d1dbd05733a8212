/**
 * The therapist is listening, a headset on and one hand free, often with the next person waiting. They
 * need a place to type that is there at once, the next question one key away, what was said last time
 * beside it, and the certainty that nothing typed is lost when the telephone rings or the laptop dies.
 */
import { Loaded } from '../../components/Loaded';
import { call } from '../../ipc';
import { commands } from '../../ipc/bindings';
import { ContactDesk } from './ContactDesk';

export type ContactScreenProps = {
  /** The draft's id. */
  draft: string;
  /** Where to put the cursor, when not where it was left. */
  field?: string | undefined;
};

const load = async (draft: string) => {
  const [screen, content, status] = await Promise.all([
    call(commands.contactDraft(draft)),
    commands.content(),
    call(commands.status()),
  ]);
  return { screen, content, today: status.today };
};

export const ContactScreen = ({ draft, field }: ContactScreenProps) => (
  <Loaded id={draft} title="Contact" load={() => load(draft)}>
    {({ screen, content, today }) => (
      <ContactDesk key={draft} screen={screen} content={content} today={today} field={field} />
    )}
  </Loaded>
);
