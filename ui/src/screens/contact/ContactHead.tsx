import { DayField } from '../../components/DayField';
import { Select } from '../../components/Select';
import { TextField } from '../../components/TextField';
import { stepTitles } from '../../formatting/agendas';
import type { AgendaView, CaseView, ContactDraft } from '../../ipc';
import { changesStep } from './contactDraft';
import { DECIDED_BY, MODES, OUTCOMES, WITH, shortTitle } from './words';

export type ContactHeadProps = {
  draft: ContactDraft;
  caseView: CaseView;
  agendas: readonly AgendaView[];
  today: string;
  problems: ReadonlyMap<string, string>;
  onEdit: (change: (draft: ContactDraft) => ContactDraft) => void;
  onEndedNow: () => void;
};

/** The meeting itself: everything about it on one line, each part editable until it is signed. */
export const ContactHead = (props: ContactHeadProps) => {
  const { draft, caseView, agendas, today, problems, onEdit, onEndedNow } = props;
  const set = (key: keyof ContactDraft) => (text: string) => onEdit((now) => ({ ...now, [key]: text }));
  const field = (id: keyof ContactDraft, label: string) => ({
    id,
    label,
    error: problems.get(id),
    onChange: set(id),
  });
  const chosen = (text: string) => (text === '' ? null : text);
  return (
    <div className="contact-head" role="group" aria-label="This contact">
      <Select
        {...field('step', 'Step')}
        options={stepTitles(agendas).map(({ step, title }) => ({ value: step, label: shortTitle(title) }))}
        value={chosen(draft.step)}
      />
      <Select {...field('mode', 'How')} options={MODES} value={chosen(draft.mode)} />
      <Select {...field('outcome', 'Outcome')} options={OUTCOMES} value={chosen(draft.outcome)} />
      <Select {...field('with', 'With')} options={WITH} value={chosen(draft.with)} />
      <DayField {...field('on', 'Day')} today={today} toward="past" value={draft.on} />
      <TextField {...field('start', 'Start')} width={5} value={draft.start} />
      <div className="contact-head__end">
        <TextField {...field('end', 'End')} width={5} value={draft.end} />
        <button type="button" className="contact-head__now" aria-keyshortcuts="F4" onClick={onEndedNow}>
          Ended now <kbd aria-hidden="true">F4</kbd>
        </button>
      </div>
      <TextField
        {...field('indirect_minutes', 'Indirect min')}
        width={3}
        inputMode="numeric"
        value={draft.indirect_minutes}
      />
      {changesStep(draft, caseView.step) && (
        <div className="contact-head__step">
          <TextField {...field('step_reason', 'Why this step now')} value={draft.step_reason} />
          <Select
            {...field('decided_by', 'Decided by')}
            options={DECIDED_BY}
            value={chosen(draft.decided_by)}
          />
        </div>
      )}
    </div>
  );
};
