/**
 * The therapist looks up what was said and agreed, often with someone on the telephone, or has found
 * something wrong in it. They need to read it in one go, to take its summary over into the GP record, to add
 * what was forgotten, and, if it stands under the wrong patient, to strike it and know whom to tell.
 */
import { Loaded } from '../../components/Loaded';
import { call, commands } from '../../ipc';
import { SignedContact } from './SignedContact';

export type ContactReadScreenProps = { case: string; contact: string };

const load = async (caseId: string, contact: string) => {
  const [view, { consents }] = await Promise.all([
    call(commands.contact(caseId, contact)),
    call(commands.case(caseId)),
  ]);
  return { view, consents };
};

export const ContactReadScreen = ({ case: caseId, contact }: ContactReadScreenProps) => (
  <Loaded id={`${caseId} ${contact}`} title="Signed contact" load={() => load(caseId, contact)}>
    {({ view, consents }) => <SignedContact key={contact} first={view} consents={consents} />}
  </Loaded>
);
