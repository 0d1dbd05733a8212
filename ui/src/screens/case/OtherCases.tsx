import { Button } from '../../components/Button';
import { useKeys } from '../../components/Keys';
import { useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import type { CivilDate } from '../../formatting/civilDate';
import { briefDate } from '../../formatting/dates';
import { stepWords } from '../../formatting/steps';
import type { CaseLine } from '../../ipc';

const words = (line: CaseLine, today: CivilDate): string =>
  [
    line.open ? `open, ${stepWords(line.step)}` : 'closed',
    line.employer,
    line.last_contact_on === null ? '' : `last contact ${briefDate(line.last_contact_on, today)}`,
  ]
    .filter((part) => part !== '')
    .join(', ');

/** The person's other episodes: each one digit away. */
export const OtherCases = ({ lines, today }: { lines: readonly CaseLine[]; today: CivilDate }) => {
  const { go } = useNavigation();
  const reached = lines.slice(0, 9);
  useKeys(
    reached.map((line, at) => ({
      key: String(at + 1),
      does: `Other case: ${words(line, today)}`,
      run: () => go({ kind: 'case', case: line.case }),
    })),
  );
  if (lines.length === 0) return null;
  return (
    <Panel title="Other cases of this person">
      <ul className="case__others">
        {lines.map((line, at) => (
          <li key={line.case}>
            <Button kind="link" id={`other-${line.case}`} onClick={() => go({ kind: 'case', case: line.case })}>
              {words(line, today)}
            </Button>
            {at < 9 && <kbd aria-hidden="true">{at + 1}</kbd>}
          </li>
        ))}
      </ul>
    </Panel>
  );
};
