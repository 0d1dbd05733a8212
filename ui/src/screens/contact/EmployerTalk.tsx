import { Button } from '../../components/Button';
import { DayField } from '../../components/DayField';
import { useNavigation } from '../../components/Navigation';
import { Select } from '../../components/Select';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { briefDate } from '../../formatting/dates';
import type { CaseView, ConsentView, ContactDraft } from '../../ipc';
import { withLiaison } from './contactDraft';

export type EmployerTalkProps = {
  draft: ContactDraft;
  caseView: CaseView;
  today: string;
  problems: ReadonlyMap<string, string>;
  onEdit: (change: (draft: ContactDraft) => ContactDraft) => void;
};

const inForce = (consents: readonly ConsentView[]): readonly ConsentView[] =>
  consents.filter(
    ({ purpose, decision, holds }) => purpose === 'employer_talk' && decision === 'given' && holds,
  );

const consentWords = (consent: ConsentView, today: string): string =>
  [
    `${consent.how === '' ? 'given' : consent.how}, ${briefDate(consent.on, today)}`,
    consent.named === '' ? '' : `to talk with ${consent.named}`,
  ]
    .filter((part) => part !== '')
    .join(', ');

/** A talk with the employer rests on a consent in force; without one there is nothing to rest it on. */
export const EmployerTalk = ({ draft, caseView, today, problems, onEdit }: EmployerTalkProps) => {
  const { go } = useNavigation();
  const { liaison } = draft;
  const consents = inForce(caseView.consents);
  const relied = consents.find(({ id }) => id === liaison.consent);
  const change = (to: Partial<typeof liaison>) => onEdit((now) => withLiaison(now, to));
  if (consents.length === 0 && liaison.consent === '') {
    return (
      <div className="nhsuk-inset-text talk-without">
        <p>
          <b>No consent to talk with the employer is in force.</b> Ask for it first, then record it on
          the case; what you have typed here is kept. If the employer rings: neither confirm nor deny,
          take a number. If the talk has happened: say under “There was no consent to this talk” how it came about.
        </p>
        <Button id="liaison.consent" onClick={() => go({ kind: 'case', case: draft.case })}>
          Go to the case to record a consent
        </Button>{' '}
        <Button kind="link" onClick={() => go({ kind: 'case', case: draft.case, open: { kind: 'disclosure' } })}>
          Serious harm, safeguarding, court or DVLA: disclosure without consent
        </Button>
      </div>
    );
  }
  return (
    <div className="talk">
      <Select
        id="liaison.consent"
        label="Consent relied on"
        error={problems.get('liaison.consent')}
        options={consents.map((consent) => ({
          value: consent.id,
          label: consentWords(consent, today),
        }))}
        value={relied === undefined ? null : relied.id}
        onChange={(consent) => change({ consent })}
      />
      {relied && (
        <p className="talk__scope">
          May be said: {relied.scope === '' ? 'not put in words' : relied.scope}.{' '}
          <b>
            {relied.may_name_diagnosis
              ? 'The diagnosis may be named.'
              : 'The diagnosis must not be named.'}
          </b>
        </p>
      )}
      <div className="talk__who">
        <TextField
          id="liaison.spoke_to"
          label="Spoke to"
          value={liaison.spoke_to}
          onChange={(spoke_to) => change({ spoke_to })}
        />
        <TextField
          id="liaison.role"
          label="Their role"
          value={liaison.role}
          onChange={(role) => change({ role })}
        />
        <DayField
          id="liaison.follow_up_on"
          label="Follow up on"
          today={today}
          toward="future"
          value={liaison.follow_up_on}
          error={problems.get('liaison.follow_up_on')}
          onChange={(follow_up_on) => change({ follow_up_on })}
        />
      </div>
      <div className="talk__who">
        <TextArea
          id="liaison.disclosed"
          label="What you told them"
          value={liaison.disclosed}
          onChange={(disclosed) => change({ disclosed })}
        />
        <TextArea
          id="liaison.said"
          label="What they said"
          value={liaison.said}
          onChange={(said) => change({ said })}
        />
      </div>
    </div>
  );
};
