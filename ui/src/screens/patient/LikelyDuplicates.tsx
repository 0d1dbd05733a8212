import { Button } from '../../components/Button';
import { shortDate } from '../../formatting/dates';
import type { PersonFound } from '../../ipc';

type LikelyDuplicatesProps = {
  people: readonly PersonFound[];
  onSame: (person: PersonFound) => void;
};

const casesWords = (person: PersonFound): string => {
  const open = person.cases.filter((one) => one.open).length;
  if (person.cases.length === 0) return 'no case yet';
  return open > 0 ? `${open} open` : `${person.cases.length} closed`;
};

/** People who may be the same one, with what speaks for it. */
export const LikelyDuplicates = ({ people, onSame }: LikelyDuplicatesProps) => (
  <ul className="duplicates">
    {people.map((person) => (
      <li key={person.patient} className="duplicates__person">
        <span>
          <b>
            <bdi>{person.shown_name}</bdi>
          </b>{' '}
          born {shortDate(person.date_of_birth)}, NHS {person.nhs_number}, {casesWords(person)}
          <span className="duplicates__because"> {person.because}</span>
        </span>
        <Button id={`same-${person.patient}`} onClick={() => onSame(person)}>
          This is the same person
          <span className="nhsuk-u-visually-hidden">: {person.shown_name}</span>
        </Button>
      </li>
    ))}
  </ul>
);
