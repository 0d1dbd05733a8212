import { WordingProvider } from '../../components/Wording';
import type { CaseView, Content, ContactDraft, DraftState, ItemView } from '../../ipc';
import { ConcernPane } from './ConcernPane';
import { safetyCriticalNow, wasAttended } from './contactDraft';
import { ItemPane } from './ItemPane';
import type { Pane } from './position';
import { NOTE, QUESTIONS, firstField } from './position';
import { Questionnaires } from './Questionnaires';
import type { AtRisk } from './riskAgenda';
import { RiskPrompt } from './RiskPrompt';
import { StandingLines } from './StandingLines';
import { WrittenDown } from './WrittenDown';

export type MiddleColumnProps = {
  draft: ContactDraft;
  state: DraftState;
  caseView: CaseView;
  content: Content;
  today: string;
  problems: ReadonlyMap<string, string>;
  prompts: readonly ItemView[];
  prompt: ItemView | undefined;
  because: readonly AtRisk[];
  pane: Pane;
  /** The person is looking: a risk or a concern waits until they are not. */
  onlyThis: boolean;
  riskItem: string | undefined;
  concernAt: number | undefined;
  onRiskItem: (item: string) => void;
  onConcernAt: (at: number | undefined) => void;
  onEdit: (change: (draft: ContactDraft) => ContactDraft) => void;
  onGoTo: (field: string) => void;
  onNext: () => void;
  /** Puts away what stands over the note and goes back to it. */
  onClose: () => void;
  onRisk: () => void;
  onConcern: (at: number) => void;
};

/** The note, which is always there, and over it whatever is asked just now. */
export const MiddleColumn = (props: MiddleColumnProps) => {
  const { draft, state, caseView, content, today, problems, prompts, prompt, because, pane, onlyThis } = props;
  const { riskItem, concernAt, onEdit, onGoTo, onClose } = props;
  const shared = { draft, today, problems, onEdit, onGoTo };
  const over = () => {
    if (onlyThis && (pane === 'risk' || pane === 'concern')) return null;
    switch (pane) {
      case 'risk':
        return (
          <RiskPrompt
            {...shared}
            prompt={content.risk}
            because={because}
            state={state}
            caseView={caseView}
            open={riskItem}
            onOpen={props.onRiskItem}
            onClose={onClose}
          />
        );
      case 'concern':
        return (
          <ConcernPane {...shared} content={content.concerns} at={concernAt} onAt={props.onConcernAt} onClose={onClose} />
        );
      case 'questionnaires':
        return <Questionnaires {...shared} state={state} instruments={content.instruments} onClose={onClose} />;
      case 'item':
        return (
          wasAttended(draft) &&
          prompt && (
            <ItemPane
              {...shared}
              key={prompt.id}
              item={prompt}
              caseView={caseView}
              flagged={safetyCriticalNow(draft, caseView.form.safety_critical).map(
                (id) => content.safety_critical.find((one) => one.id === id)?.words ?? id,
              )}
              leftReasons={content.left_reasons}
              onNext={props.onNext}
            />
          )
        );
    }
  };
  const wording = {
    problemGroup: caseView.form.problem_group,
    safetyCritical: safetyCriticalNow(draft, caseView.form.safety_critical),
    slots: caseView.slots,
  };
  return (
    <div className="contact__middle">
      <WordingProvider known={wording}>
        {!onlyThis && (
          <StandingLines
            draft={draft}
            state={state}
            because={because}
            risk={content.risk}
            concerns={content.concerns}
            riskOpen={pane === 'risk'}
            concernOpen={pane === 'concern'}
            onRisk={props.onRisk}
            onConcern={props.onConcern}
          />
        )}
        {over()}
        <label className="nhsuk-label" htmlFor={NOTE}>
          Note
        </label>
        <textarea
          id={NOTE}
          className="nhsuk-textarea contact__note"
          value={draft.note}
          onChange={(event) => {
            const note = event.currentTarget.value;
            onEdit((now) => ({ ...now, note }));
          }}
        />
        <WrittenDown
          draft={draft}
          instruments={content.instruments}
          open={pane === 'item' ? prompt?.answer : pane}
          onOpen={(what) => {
            if (what === 'questionnaires') onGoTo(QUESTIONS);
            else {
              const item = prompts.find(({ answer }) => answer === what);
              onGoTo(item ? firstField(item) : what);
            }
          }}
        />
      </WordingProvider>
    </div>
  );
};

