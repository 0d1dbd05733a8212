import type { CaseView } from '../../ipc';
import { Button } from '../Button';

/** They agreed to a talk with their employer, and that holds. */
export const mayTalk = ({ consents }: Pick<CaseView, 'consents'>): boolean =>
  consents.some(({ purpose, decision, holds }) => purpose === 'employer_talk' && decision === 'given' && holds);

type NoTalkProps = { onConsent: (() => void) | undefined; onDisclosure: (() => void) | undefined };

/** Before a step that is for talks with the employer: what is missing for one, and the ways on. */
export const NoTalk = ({ onConsent, onDisclosure }: NoTalkProps) => (
  <div className="start-contact__no-talk" role="status">
    <p>
      <b>No consent to talk with the employer is in force.</b> Do not ring them. Ask the person first and record what
      they say; Start opens the contact with the person.
    </p>
    <div className="desk-buttons">
      {onConsent && <Button onClick={onConsent}>Record a consent to talk…</Button>}
      {onDisclosure && (
        <Button kind="link" onClick={onDisclosure}>
          Serious harm, safeguarding, court or DVLA: disclosure without consent…
        </Button>
      )}
    </div>
  </div>
);
