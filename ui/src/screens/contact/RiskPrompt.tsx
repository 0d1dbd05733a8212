/**
 * An answer says that someone may be in danger, and they are still on the line. The therapist asks on, one key
 * an answer, with the number, the place and whom to ring in sight; whoever has to be told, they ring themselves.
 */
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { Panel } from '../../components/Panel';
import type { CaseView, ContactDraft, DraftState, RiskView } from '../../ipc';
import { Agenda } from './Agenda';
import { marks } from './agendaMarks';
import { answerTo } from './contactDraft';
import { ItemPane } from './ItemPane';
import type { AtRisk } from './riskAgenda';
import { RISK, inRisk, riskDraft, riskItems, riskState } from './riskAgenda';

export type RiskPromptProps = {
  prompt: RiskView;
  because: readonly AtRisk[];
  draft: ContactDraft;
  state: DraftState;
  caseView: CaseView;
  today: string;
  problems: ReadonlyMap<string, string>;
  /** The prompt that is open, `risk.` and its id. */
  open: string | undefined;
  onOpen: (item: string) => void;
  onEdit: (change: (draft: ContactDraft) => ContactDraft) => void;
  onGoTo: (field: string) => void;
  onClose: () => void;
};

/** A key already on its way to the questionnaire must not answer a question nobody has put. */
const ON_ITS_WAY_MS = 400;

const orUnknown = (text: string) =>
  text.trim() === '' ? <span className="risk__unknown">not written down</span> : <b>{text}</b>;

export const RiskPrompt = (props: RiskPromptProps) => {
  const { prompt, because, draft, state, caseView, today, problems, open, onOpen, onEdit, onGoTo, onClose } = props;
  const { reach } = caseView;
  const items = riskItems(prompt.items);
  const item = items.find(({ id }) => id === open) ?? items[0];
  const asked = riskDraft(draft);
  const edit = (change: (draft: ContactDraft) => ContactDraft) => onEdit(inRisk(change));
  const markOf = marks({ draft: asked, state: riskState(draft, state), carried: [], leftReasons: [], today });
  const [openedAt] = useState(() => Date.now());
  const list = useRef<HTMLDivElement>(null);

  // The whole of it, from the title on: it may have opened over a column that was scrolled.
  useEffect(() => {
    list.current?.closest('.risk')?.scrollIntoView({ block: 'start' });
  }, []);

  const tooSoon = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || Date.now() - openedAt >= ON_ITS_WAY_MS) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  const next = () => {
    const after = items[items.findIndex(({ id }) => id === item?.id) + 1];
    if (after) onOpen(after.id);
    onGoTo(RISK);
  };

  return (
    <div className="risk" ref={list}>
      <Panel
        title={prompt.title}
        actions={
          <Button kind="link" onClick={onClose}>
            Leave it for now <span aria-hidden="true">(Esc)</span>
          </Button>
        }
      >
        {/* Esc leaves it from wherever one is in it. */}
        {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div className="risk__body" onKeyDownCapture={tooSoon} onKeyDown={onKeyDown}>
          {because.map(({ key, question, answer }) => (
            <p key={key} className="risk__why">
              {question} <b>Answered: {answer}.</b>
            </p>
          ))}
          <dl className="risk__reach">
            <div>
              <dt>Telephone{reach.safe_number ? '' : ' (not known to be safe)'}</dt>
              <dd>{orUnknown(reach.telephone)}</dd>
            </div>
            <div>
              <dt>Where they are now</dt>
              <dd>{orUnknown(answerTo(draft, 'place').text)}</dd>
            </div>
            <div>
              <dt>Emergency contact</dt>
              <dd>{orUnknown(reach.emergency_contact)}</dd>
            </div>
            <div>
              <dt>Address</dt>
              <dd>{orUnknown(reach.address)}</dd>
            </div>
          </dl>
          <ul className="risk__numbers" aria-label="Numbers to give or to ring">
            {prompt.numbers.map(({ id, words }) => (
              <li key={id}>{words}</li>
            ))}
          </ul>
          <div className="risk__asked">
            <Agenda
              id={RISK}
              title={prompt.title}
              items={items}
              open={item?.id}
              draft={asked}
              markOf={markOf}
              onOpen={onOpen}
              onEdit={edit}
              onGoTo={onGoTo}
            />
            {item && (
              <ItemPane
                key={item.id}
                item={item}
                draft={asked}
                caseView={caseView}
                today={today}
                problems={problems}
                flagged={[]}
                onEdit={edit}
                onGoTo={onGoTo}
                onNext={next}
              />
            )}
          </div>
          <p className="risk__nobody">
            <b>This program has told nobody.</b> Whoever has to know is told by you, by voice.
          </p>
        </div>
      </Panel>
    </div>
  );
};
