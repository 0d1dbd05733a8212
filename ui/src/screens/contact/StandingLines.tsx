/** What must not be forgotten while something else is on screen, each a line and one key to come back to it. */
import { Button } from '../../components/Button';
import type { ConcernsView, ContactDraft, DraftState, RiskView } from '../../ipc';
import { concernWanting } from './concerns';
import type { AtRisk } from './riskAgenda';
import { riskToAnswer } from './riskAgenda';

export type StandingLinesProps = {
  draft: ContactDraft;
  state: DraftState;
  because: readonly AtRisk[];
  risk: RiskView;
  concerns: ConcernsView;
  /** They are open already, each in its pane. */
  riskOpen: boolean;
  concernOpen: boolean;
  onRisk: () => void;
  onConcern: (at: number) => void;
};

const toAnswer = (count: number): string => (count === 0 ? 'written down' : `${count} to answer before signing`);

export const StandingLines = (props: StandingLinesProps) => {
  const { draft, state, because, risk, concerns, riskOpen, concernOpen, onRisk, onConcern } = props;
  const first = because[0];
  const open = riskToAnswer(risk.items, draft);
  return (
    <>
      {/* There from the start, because an alert that comes with its region is often not read out. */}
      <div role="alert">
        {first && (
          <div className={riskOpen ? 'nhsuk-u-visually-hidden' : 'standing standing--risk'}>
            <span>
              <span aria-hidden="true">▲ </span>
              <b>Risk:</b> {first.question.split(':')[0]} answered {first.answer}; {toAnswer(open)}.
            </span>
            {!riskOpen && (
              <Button shortcut="F3" onClick={onRisk}>
                Ask further
              </Button>
            )}
          </div>
        )}
      </div>
      {!concernOpen &&
        draft.concerns.map(({ kind }, at) => (
          <div key={`${at} ${kind}`} className="standing">
            <span>
              <span aria-hidden="true">▲ </span>
              <b>Concern:</b> {concerns.kinds.find(({ id }) => id === kind)?.words ?? kind},{' '}
              {toAnswer(concernWanting(state, at).length)}.
            </span>
            <Button shortcut={at === draft.concerns.length - 1 ? 'F8' : undefined} onClick={() => onConcern(at)}>
              Open it
            </Button>
          </div>
        ))}
    </>
  );
};
