import { Button } from '../../components/Button';
import { useNavigation } from '../../components/Navigation';
import type { PatientView } from '../../ipc';

/** What is to be settled about the person: entries that differ, other registrations, and who else they may be. */
export const Registrations = ({ view }: { view: PatientView }) => {
  const { go } = useNavigation();
  const { differs, registrations, maybe_same: pairs } = view;
  const patient = view.banner.patient;
  if (!differs && registrations.length === 0 && pairs.length === 0) return null;
  const compare = (one: string, other: string) => go({ kind: 'samePerson', one, other });
  return (
    <ul className="patient__registrations" aria-label="Worth knowing">
      {differs && (
        <li>
          <span aria-hidden="true">▲ </span>
          Entries about this person differ: people changed them without seeing each other’s entry.{' '}
          <Button id="settle" onClick={() => go({ kind: 'differences', about: 'patient', id: patient })}>
            Compare and settle
          </Button>
        </li>
      )}
      {registrations.map((other) => (
        <li key={other.patient}>
          {other.patient === view.shown_as ? 'Shown as' : 'Also registered as'} <bdi>{other.shown_name}</bdi>
          {other.nhs_number === '' ? '' : `, NHS ${other.nhs_number}`}.{' '}
          <Button id={`registered-${other.patient}`} onClick={() => compare(patient, other.patient)}>
            Compare, or take it back
          </Button>
        </li>
      ))}
      {pairs.map(({ one, one_name, other, other_name, because }) => (
        <li key={`${one} ${other}`}>
          <span aria-hidden="true">▲ </span>
          May be registered twice: <bdi>{one_name}</bdi> and <bdi>{other_name}</bdi>. {because}.{' '}
          <Button id={`same-${one}-${other}`} onClick={() => compare(one, other)}>
            Compare them
          </Button>
        </li>
      ))}
    </ul>
  );
};
