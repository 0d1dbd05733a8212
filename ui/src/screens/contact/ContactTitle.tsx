import { Button } from '../../components/Button';
import { ScreenHeading } from '../../components/Navigation';
import { agendaFor } from '../../formatting/agendas';
import type { AgendaView, ContactDraft, DraftState } from '../../ipc';
import { MODES, labelOf, shortTitle } from './words';

export type ContactTitleProps = {
  agenda: AgendaView;
  agendas: readonly AgendaView[];
  draft: ContactDraft;
  state: DraftState;
  /** The person is looking: no word of a concern. */
  onlyThis: boolean;
  onConcern: () => void;
  onDiscard: () => void;
};

/** "Step 2 · No employer: …" where the agenda is not the step's own. */
const agendaWords = (agenda: AgendaView, agendas: readonly AgendaView[], step: string): string => {
  const usual = agendaFor(agendas, step);
  return usual === undefined || usual.id === agenda.id
    ? agenda.title
    : `${shortTitle(usual.title)} · ${agenda.title}`;
};

/** Which contact this is, whether it is kept, and the way out in an emergency, always in the same place. */
export const ContactTitle = ({ agenda, agendas, draft, state, onlyThis, onConcern, onDiscard }: ContactTitleProps) => (
  <div className="contact__title">
    <ScreenHeading title="Contact">
      {agendaWords(agenda, agendas, draft.step)}, {labelOf(MODES, draft.mode)}
      {draft.entered_again_from !== '' && ' · entered again from another record'}
    </ScreenHeading>
    {state.written_later && <strong className="contact__later">Written later</strong>}
    <span className="contact__saved">
      {state.saved_at === '' ? 'Not changed yet' : `Saved ${state.saved_at}`}
    </span>
    <Button kind="link" onClick={onDiscard}>
      Discard draft
    </Button>
    {!onlyThis && (
      <Button kind="danger" shortcut="F8" onClick={onConcern}>
        Concern
      </Button>
    )}
  </div>
);
