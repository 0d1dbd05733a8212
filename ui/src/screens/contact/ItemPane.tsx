import type { KeyboardEvent } from 'react';
import { Button } from '../../components/Button';
import { Checkbox, Checkboxes } from '../../components/Checkboxes';
import { DayField } from '../../components/DayField';
import { Radios } from '../../components/Radios';
import { TextArea } from '../../components/TextArea';
import type { CaseView, ChoiceView, ContactDraft, ItemView } from '../../ipc';
import { choicesOf } from './choices';
import { answerTo, isTable, numbered, withAnswer } from './contactDraft';
import { EmployerTalk } from './EmployerTalk';
import { EntryTable } from './EntryTable';
import { InterpreterFields } from './InterpreterFields';
import { MatchHints } from './MatchHints';
import { choiceField, dayField, textField } from './position';
import { SHAPES, rowsOf, withRows } from './tables';

export type ItemPaneProps = {
  item: ItemView;
  draft: ContactDraft;
  caseView: CaseView;
  today: string;
  problems: ReadonlyMap<string, string>;
  /** Safety-critical work of the job, in words: it bears on what is recommended. */
  flagged: readonly string[];
  /** Why a needed prompt was left; none where it cannot be. */
  leftReasons?: readonly ChoiceView[] | undefined;
  onEdit: (change: (draft: ContactDraft) => ContactDraft) => void;
  onGoTo: (field: string) => void;
  /** On to the next prompt, the focus back in the agenda. */
  onNext: () => void;
};

/** "Off sick" wants its first day, which the choice alone cannot say. */
const wantsDay = (item: ItemView, chosen: readonly string[]): boolean =>
  item.answer === 'date' || (item.id === 'work_status' && chosen.includes('off_sick'));

/** A day that was is behind us, any other is ahead. */
const toward = (item: ItemView) => (item.answer === 'date' ? 'future' : 'past');

const withDigits = (item: ItemView) => {
  const choices = choicesOf(item);
  const byPlace = !numbered(choices.map(({ id }) => id));
  return choices.map(({ id, words }, at) => ({
    value: id,
    label: byPlace && at < 9 && item.answer === 'checks' ? `${at + 1} ${words}` : words,
  }));
};

/** The prompt that is open, and where its answer goes. Enter goes on to the next one. */
export const ItemPane = (props: ItemPaneProps) => {
  const { item, draft, caseView, today, problems, flagged, leftReasons = [], onEdit, onGoTo, onNext } = props;
  const answer = answerTo(draft, item.id);
  const change = (to: Parameters<typeof withAnswer>[2]) =>
    onEdit((now) => withAnswer(now, item.id, to));
  const hint = item.hint === '' ? undefined : item.hint;
  const { answer: kind } = item;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.shiftKey || event.ctrlKey || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    onNext();
  };

  const left = leftReasons.find(({ id }) => id === answer.left_because)?.words ?? answer.left_because;

  const written = isTable(kind) || kind === 'liaison' || (
    <TextArea
      id={textField(item.id)}
      label={kind === 'text' ? item.prompt : 'More, in words'}
      hideLabel={kind === 'text'}
      value={answer.text}
      rows={kind === 'text' ? 2 : 1}
      error={problems.get(textField(item.id))}
      onChange={(text) => change({ text })}
    />
  );

  return (
    // Only Enter, which goes on from whatever field one is in.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="item-pane" onKeyDown={onKeyDown}>
      <div className="item-pane__prompt">
        <span className="item-pane__section">
          {item.section}
          {item.needed && <> · needed to sign</>}
          {item.unconfirmed && <> · wording for a clinician’s review</>}
        </span>
        <h2 className="item-pane__words">{item.prompt}</h2>
        {hint !== undefined && <p className="item-pane__hint">{hint}</p>}
      </div>
      {left !== '' && (
        <p className="item-pane__left">
          Left: {left}.{' '}
          <Button kind="link" onClick={() => change({ left_because: '' })}>
            Undo
          </Button>
        </p>
      )}
      {(kind === 'choice' || kind === 'yes_no') && (
        <Radios
          id={choiceField(item.id)}
          label={item.prompt}
          hideLabel
          inline
          digits={!numbered(choicesOf(item).map(({ id }) => id))}
          options={withDigits(item)}
          value={answer.chosen[0] ?? null}
          onChange={(chosen) => change({ chosen: [chosen] })}
        />
      )}
      {kind === 'checks' && (
        <Checkboxes
          id={choiceField(item.id)}
          label={item.prompt}
          hideLabel
          inline
          options={withDigits(item)}
          values={answer.chosen}
          onChange={(chosen) => change({ chosen: [...chosen] })}
        />
      )}
      {wantsDay(item, answer.chosen) && (
        <DayField
          id={dayField(item.id)}
          label={kind === 'date' ? 'Day' : 'First day off'}
          compact
          today={today}
          toward={toward(item)}
          value={answer.on}
          error={problems.get(dayField(item.id))}
          onChange={(on) => change({ on })}
        />
      )}
      {kind === 'match_rows' && flagged.length > 0 && (
        <p className="item-pane__flagged">
          <span aria-hidden="true">▲ </span>
          <b>Flagged on the job: {flagged.join(', ').toLowerCase()}.</b> Say in the recommendation whether it can
          be done safely, and until when not.
        </p>
      )}
      {isTable(kind) && (
        <EntryTable
          name={kind}
          {...SHAPES[kind]}
          rows={rowsOf(draft, kind)}
          onChange={(rows) => onEdit((now) => withRows(now, kind, rows))}
          today={today}
          problems={problems}
          onGoTo={onGoTo}
        />
      )}
      {kind === 'match_rows' && <MatchHints rows={rowsOf(draft, kind)} />}
      {kind === 'interpreter' && (
        <InterpreterFields draft={draft} reach={caseView.reach} problems={problems} onEdit={onEdit} />
      )}
      {kind === 'liaison' && (
        <EmployerTalk
          draft={draft}
          caseView={caseView}
          today={today}
          problems={problems}
          onEdit={onEdit}
        />
      )}
      {written}
      {(!item.needed || kind === 'text') && kind !== 'interpreter' && (
        <Checkbox
          id={`answer.${item.id}.nothing`}
          label="Asked, nothing to add"
          checked={answer.nothing_to_add}
          onChange={(nothing) => change({ nothing_to_add: nothing })}
        />
      )}
    </div>
  );
};
