import type { Reach } from '../../ipc';
import './reach.scss';

type Fact = { label: string; words: string; care?: boolean };

const numberOf = ({ telephone, safe_number: safe }: Reach): Fact => {
  const label = 'Telephone';
  if (telephone === '') return { label, words: 'no number recorded', care: true };
  return safe ? { label, words: telephone } : { label, words: `${telephone}: not recorded as safe to ring`, care: true };
};

const emergencyOf = ({ emergency_contact }: Reach): Fact => ({ label: 'In an emergency', words: emergency_contact });

/** What has to be known before somebody rings, writes or sends: what is safe for this person, in words. */
const waysOf = (reach: Reach): Fact[] => [
  { label: 'Voicemail', words: reach.voicemail ? 'may be left' : 'do not leave one', care: !reach.voicemail },
  { label: 'Text', words: reach.text ? 'may be sent' : 'do not send', care: !reach.text },
  reach.post
    ? { label: 'Post', words: reach.address === '' ? 'may be sent, but no address recorded' : reach.address }
    : { label: 'Post', words: 'do not send', care: true },
  { label: 'Needs', words: reach.communication_needs.join(', ') },
  { label: 'Language', words: reach.language },
  { label: 'Interpreter', words: reach.interpreter, care: true },
];

/** What needs care has a sign as well as its words; what is not known is left out. */
const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="reach">
    {facts.filter(({ words }) => words !== '').map(({ label, words, care = false }) => (
      <div key={label} className="reach__fact">
        <dt>{label}</dt>
        <dd className={care ? 'reach__care' : undefined}>
          {care && <span aria-hidden="true">▲ </span>}
          <bdi>{words}</bdi>
        </dd>
      </div>
    ))}
  </dl>
);

/** How the person can be reached, and what is safe. */
export const ReachFacts = ({ reach }: { reach: Reach }) => (
  <Facts facts={[numberOf(reach), ...waysOf(reach), emergencyOf(reach)]} />
);

/** Where they are and whom to ring, when it may be a matter of minutes. */
export const UrgentReach = ({ reach }: { reach: Reach }) => (
  <Facts
    facts={[
      numberOf(reach),
      emergencyOf(reach),
      { label: 'Address', words: reach.address === '' ? 'not recorded: ask where they are' : reach.address },
    ]}
  />
);

/** The rest of what is known: how to speak with them, and what not to send. */
export const QuietReach = ({ reach }: { reach: Reach }) => (
  <Facts facts={[...waysOf(reach), { label: 'GP practice', words: reach.gp_practice }]} />
);
