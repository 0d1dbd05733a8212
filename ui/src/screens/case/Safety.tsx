import type { CivilDate } from '../../formatting/civilDate';
import type { CaseView } from '../../ipc';
import type { Opened } from './CaseDialogs';
import { openedFor } from './CaseDialogs';
import { HandedIn } from './HandedIn';
import { Missed } from './Missed';
import { RiskFlag } from './RiskFlag';

type SafetyProps = {
  view: CaseView;
  today: CivilDate;
  /** Something can be recorded, also in a closed case. */
  writes: boolean;
  /** The case is open, and something can be recorded. */
  works: boolean;
  onOpen: (opened: Opened) => void;
};

/** What may be about somebody's safety, above everything else: a paper to read, the flag, an appointment missed. */
export const Safety = ({ view, today, writes, works, onOpen }: SafetyProps) => (
  <>
    <div className="case__alerts">
      <HandedIn
        papers={view.handed_in}
        today={today}
        onRead={writes ? (paper) => onOpen({ kind: 'read', paper }) : undefined}
        onError={(paper) => onOpen({ kind: 'paperError', paper })}
      />
      {view.risk && (
        <RiskFlag flag={view.risk} today={today} onClear={writes ? () => onOpen({ kind: 'clearRisk' }) : undefined} />
      )}
    </div>
    {view.missed && (
      <Missed
        view={view}
        missed={view.missed}
        today={today}
        onDo={works ? (deed) => onOpen(openedFor(deed)) : undefined}
      />
    )}
  </>
);
