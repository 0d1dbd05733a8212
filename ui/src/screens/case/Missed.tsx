import { Button } from '../../components/Button';
import { Panel } from '../../components/Panel';
import type { CivilDate } from '../../formatting/civilDate';
import { briefDate } from '../../formatting/dates';
import type { CaseView, MissedView, StageView } from '../../ipc';
import { ReachFacts } from './ReachFacts';
import './missed.scss';

/** What a stage of the policy is done with. */
export type MissedDeed = 'call' | 'letter' | 'paper' | 'discharge';

/** The element that the worklist leads to. */
export const MISSED = 'missed-do';

const DEEDS: Record<MissedDeed, string> = {
  call: 'Ring them',
  letter: 'Write to them',
  paper: 'Print a letter…',
  discharge: 'Close the case…',
};

/** What waits while there is a risk flag. */
const NOT_NOW: Record<'letter' | 'discharge', string> = {
  letter: 'Nothing is sent before somebody knows how they are.',
  discharge: 'No discharge for not coming while there is a risk flag.',
};

const deedOf = (what: string): MissedDeed | undefined =>
  what === 'call' || what === 'letter' || what === 'discharge' ? what : undefined;

const dueWords = ({ done, overdue, due }: StageView, today: CivilDate): string => {
  if (done) return 'done';
  return `${overdue ? (due === today ? 'due today' : 'overdue since') : 'due'} ${
    overdue && due === today ? '' : briefDate(due, today)
  }`.trim();
};

type StagesProps = {
  missed: MissedView;
  today: CivilDate;
  /** Absent where nothing can be changed. */
  onDo: ((deed: MissedDeed) => void) | undefined;
  /** Which of them the worklist leads to; none when something else comes first. */
  firstId: string | undefined;
};

const Stages = ({ missed, today, onDo, firstId }: StagesProps) => {
  const open = missed.stages.findIndex(({ done, what }) => !done && deedOf(what) !== undefined);
  return (
    <ol className="missed__stages">
      {missed.stages.map((stage, at) => {
        const deed = deedOf(stage.what);
        // Nothing is sent, and nobody discharged for not coming, before somebody knows how they are.
        const withheld = (deed === 'letter' || deed === 'discharge') && missed.welfare_check !== '';
        return (
          <li key={`${stage.what} ${stage.due}`} className="missed__stage">
            <span className={stage.overdue && !withheld ? 'missed__due missed__due--late' : 'missed__due'}>
              <span aria-hidden="true">{stage.done ? '✓ ' : stage.overdue && !withheld ? '▲ ' : '○ '}</span>
              {withheld ? 'not now' : dueWords(stage, today)}
            </span>
            <span>{withheld ? NOT_NOW[deed] : stage.words}</span>
            {onDo && deed && !withheld && !stage.done && (
              <Button id={at === open ? firstId : undefined} onClick={() => onDo(deed)}>
                {DEEDS[deed]}
              </Button>
            )}
            {onDo && deed === 'letter' && !withheld && !stage.done && (
              <Button onClick={() => onDo('paper')}>{DEEDS.paper}</Button>
            )}
          </li>
        );
      })}
    </ol>
  );
};

type MissedProps = {
  view: CaseView;
  missed: MissedView;
  today: CivilDate;
  onDo: ((deed: MissedDeed) => void) | undefined;
};

/** They did not come: how they are comes first, then what the service does about it, and what is safe to use. */
export const Missed = ({ view, missed, today, onDo }: MissedProps) => {
  const welfare = missed.welfare_check !== '';
  const times = missed.in_a_row === 1 ? 'Missed' : `Missed ${missed.in_a_row} times in a row`;
  return (
    <div className={welfare ? 'missed missed--welfare' : 'missed'}>
      <Panel title={`${times}, last on ${briefDate(missed.last_on, today)}`}>
        {welfare && (
          <div className="missed__welfare">
            <p>
              <span aria-hidden="true">▲ </span>
              <b>Welfare check.</b> {missed.welfare_check}
            </p>
            {onDo && (
              <Button kind="main" id={MISSED} onClick={() => onDo('call')}>
                Ring them now
              </Button>
            )}
          </div>
        )}
        <div className="missed__columns">
          <Stages missed={missed} today={today} onDo={onDo} firstId={welfare ? undefined : MISSED} />
          <div>
            <p className="missed__before">{missed.before_sending}</p>
            <ReachFacts reach={view.reach} />
          </div>
        </div>
      </Panel>
    </div>
  );
};
