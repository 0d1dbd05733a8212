import { useSession } from '../../components/Session';

const KEYS: readonly (readonly [string, string])[] = [
  ['Ctrl+K', 'Find a person or an action'],
  ['Esc', 'Back'],
  ['F1', 'Help for this screen, with its keys'],
  ['F6  Shift+F6', 'Park; go to what was parked last'],
  ['F8', 'Contact: concern'],
  ['F9', 'Show only this page, while the patient looks'],
  ['F12', 'Lock'],
  ['/', 'Caseload: type to find; in any text: wordings'],
  ['W', 'Caseload: the worklist'],
  ['N', 'Caseload and case: start a contact'],
  ['Alt+1 … 4', 'On the telephone: an attempt, signed at once'],
  ['Alt+N', 'Register a patient'],
  ['R  C  S  E', 'Case: report, consent, step, change details'],
  ['Ctrl+Enter', 'Send the form, sign, issue'],
];

const DATES: readonly (readonly [string, string])[] = [
  ['12', 'the 12th, this month or the one that fits'],
  ['12/10', '12 October'],
  ['mon', 'Monday'],
  ['28d  +4w  6m', 'a length from today, or from the start of a period'],
];

const Pairs = ({ pairs }: { pairs: typeof KEYS }) => (
  <dl className="settings__pairs">
    {pairs.map(([key, does]) => (
      <div key={key}>
        <dt>
          <kbd>{key}</kbd>
        </dt>
        <dd>{does}</dd>
      </div>
    ))}
  </dl>
);

export const AboutPage = () => {
  const { version, service_name } = useSession();
  return (
    <>
      <p className="settings__version">
        Stepwell {version}, for {service_name}. Apache-2.0 licence. Everything is kept on this laptop, encrypted.
      </p>
      <h2 className="settings__title">Keys</h2>
      <Pairs pairs={KEYS} />
      <h2 className="settings__title">Dates</h2>
      <Pairs pairs={DATES} />
    </>
  );
};
