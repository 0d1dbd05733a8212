import type { CaseOpen } from '../../components/Navigation';
import { StartContact } from '../../components/StartContact';
import type { CaseView, HandedInView } from '../../ipc';
import { CloseDialog, ReopenDialog } from './CloseDialog';
import { ConsentDialog } from './ConsentDialog';
import { ConsentHistory } from './ConsentHistory';
import { DisclosureDialog } from './DisclosureDialog';
import { FitNotesDialog } from './FitNotesDialog';
import { HandInDialog } from './HandInDialog';
import type { MissedDeed } from './Missed';
import type { Paper } from './PaperErrorDialog';
import { PaperErrorDialog } from './PaperErrorDialog';
import { ReadDialog } from './ReadDialog';
import { ClearRiskDialog } from './RiskFlag';
import { StepDialog } from './StepDialog';
import { WritePaperDialog } from './WritePaperDialog';

/** The one dialog that stands over the case. */
export type Opened =
  | { kind: 'contact'; mode?: string }
  | { kind: 'consent'; purpose: string }
  | { kind: 'consents' }
  | { kind: 'disclosure' }
  | { kind: 'fitNotes' }
  | { kind: 'step' }
  | { kind: 'paper' }
  | { kind: 'handIn' }
  | { kind: 'read'; paper: HandedInView }
  | { kind: 'paperError'; paper: Paper }
  | { kind: 'clearRisk' }
  | { kind: 'close'; outcome?: string }
  | { kind: 'reopen' };

/** The id, in the list of outcomes, of somebody who stopped coming. */
const LOST_CONTACT = 'lost_contact';

/** What does a stage of the policy for missed appointments. */
export const openedFor = (deed: MissedDeed): Opened => {
  switch (deed) {
    case 'call':
      return { kind: 'contact', mode: 'telephone' };
    case 'letter':
      return { kind: 'contact', mode: 'letter' };
    case 'paper':
      return { kind: 'paper' };
    case 'discharge':
      return { kind: 'close', outcome: LOST_CONTACT };
  }
};

/** What a place asks for, while it is still there to be done; else the case alone. */
export const openedAt = (view: CaseView, open: CaseOpen | undefined): Opened | undefined => {
  if (view.read_only) return undefined;
  switch (open?.kind) {
    case 'read': {
      const paper = view.handed_in.find(({ id }) => id === open.questionnaire);
      return paper && { kind: 'read', paper };
    }
    case 'consent': {
      const asked = view.consents.find(({ id }) => id === open.consent);
      return asked && view.open ? { kind: 'consent', purpose: asked.purpose } : undefined;
    }
    case 'disclosure':
      return { kind: 'disclosure' };
    case 'paper':
      return { kind: 'paper' };
    case 'missed':
    case 'report':
    case undefined:
      return undefined;
  }
};

type CaseDialogsProps = {
  opened: Opened | undefined;
  view: CaseView;
  onView: (view: CaseView) => void;
  onClose: () => void;
  /** Another dialog in place of this one. */
  onOpen: (opened: Opened) => void;
};

export const CaseDialogs = ({ opened, onOpen, ...part }: CaseDialogsProps) => {
  const { view, onView, onClose } = part;
  switch (opened?.kind) {
    case undefined:
      return null;
    case 'contact':
      return (
        <StartContact
          case={view.case}
          step={view.step}
          view={view}
          mode={opened.mode}
          onAttempt={onView}
          onConsent={() => onOpen({ kind: 'consent', purpose: 'employer_talk' })}
          onDisclosure={() => onOpen({ kind: 'disclosure' })}
          onClose={onClose}
        />
      );
    case 'consent':
      return <ConsentDialog {...part} purpose={opened.purpose} />;
    case 'consents':
      return (
        <ConsentHistory
          view={view}
          onDisclosure={view.read_only ? undefined : () => onOpen({ kind: 'disclosure' })}
          onClose={onClose}
        />
      );
    case 'disclosure':
      return <DisclosureDialog {...part} />;
    case 'fitNotes':
      return <FitNotesDialog {...part} />;
    case 'paper':
      return <WritePaperDialog view={view} onClose={onClose} />;
    case 'step':
      return <StepDialog {...part} />;
    case 'handIn':
      return <HandInDialog {...part} />;
    case 'read':
      return <ReadDialog {...part} paper={opened.paper} />;
    case 'paperError':
      return <PaperErrorDialog {...part} paper={opened.paper} />;
    case 'clearRisk':
      return <ClearRiskDialog {...part} />;
    case 'close':
      return <CloseDialog {...part} outcome={opened.outcome} />;
    case 'reopen':
      return <ReopenDialog {...part} />;
  }
};
