import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { PatientBanner } from '../../components/PatientBanner';
import { useSession } from '../../components/Session';
import type { CivilDate } from '../../formatting/civilDate';
import { briefDate } from '../../formatting/dates';
import type { CaseView, ConsentView } from '../../ipc';

const DECISION: Partial<Record<string, string>> = {
  given: 'Given',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  awaited: 'Asked, answer awaited',
};

const HOW: Partial<Record<string, string>> = { verbal: 'said', written: 'in writing' };

/** "Given 1 Sep at 10:31, said" */
const titleOf = (one: ConsentView, today: CivilDate): string =>
  `${DECISION[one.decision] ?? one.decision} ${briefDate(one.on, today)}${one.at === '' ? '' : ` at ${one.at}`}, ${HOW[one.how] ?? one.how}`;

const One = ({ one, today }: { one: ConsentView; today: CivilDate }) => (
  <li className="consents__one">
    <b>{titleOf(one, today)}</b>
    {one.holds && <span className="consents__holds"> · their answer now</span>}
    <ul className="consents__facts">
      {one.named !== '' && <li>To or with: {[one.named, one.channel].filter((part) => part !== '').join(', ')}</li>}
      {one.scope !== '' && <li>May be said: {one.scope}</li>}
      {one.may_name_diagnosis && <li>The diagnosis may be named</li>}
      {one.interpreter !== '' && <li>Interpreter: {one.interpreter}</li>}
      <li className="consents__quiet">
        Recorded by {one.by}, {one.recorded_at}; words of edition {one.wording_edition}
      </li>
    </ul>
    {one.already.length > 0 && <Already already={one.already} />}
  </li>
);

/** Copies, letters and talks that left on the strength of a consent. */
export const Already = ({ already }: { already: readonly string[] }) => (
  <div className="consents__already">
    <p>Already with them, and stays with them:</p>
    <ul>
      {already.map((one, at) => (
        // Two copies may be told in the same words.
        <li key={`${at} ${one}`}>{one}</li>
      ))}
    </ul>
  </div>
);

type ConsentHistoryProps = {
  view: CaseView;
  /** Absent where nothing can be recorded. */
  onDisclosure: (() => void) | undefined;
  onClose: () => void;
};

/** The life of each consent: every answer, the newest first, with what left on the strength of it. */
export const ConsentHistory = ({ view, onDisclosure, onClose }: ConsentHistoryProps) => {
  const { content, today } = useSession();
  const asked = content.consents.filter(({ purpose }) => view.consents.some((one) => one.purpose === purpose));
  return (
    <Dialog
      title="Consents, and what became of them"
      wide
      reads
      banner={<PatientBanner patient={view.banner} />}
      onClose={onClose}
      buttons={
        onDisclosure && (
          <Button onClick={onDisclosure} shortcut="D">
            Disclosure without consent…
          </Button>
        )
      }
    >
      {asked.length === 0 && <p>Nothing has been asked yet.</p>}
      {asked.map(({ purpose, words }) => (
        <section key={purpose} className="consents__purpose">
          <h3>{words}</h3>
          <ul className="consents__list">
            {view.consents
              .filter((one) => one.purpose === purpose)
              .map((one) => (
                <One key={one.id} one={one} today={today} />
              ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
};
