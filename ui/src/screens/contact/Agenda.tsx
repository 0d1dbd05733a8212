import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import type { ContactDraft, ItemView } from '../../ipc';
import type { MarkOf } from './agendaMarks';
import { answerTo, isTable, numbered, pickedBy, says, withAnswer, withCheck } from './contactDraft';
import { dayField, firstField, newRowField, textField } from './position';
import { choicesOf } from './choices';

export type AgendaProps = {
  /** The list's own id, which the focus goes to. */
  id: string;
  title: string;
  items: readonly ItemView[];
  open: string | undefined;
  draft: ContactDraft;
  markOf: MarkOf;
  onOpen: (item: string) => void;
  onEdit: (change: (draft: ContactDraft) => ContactDraft) => void;
  /** Puts the cursor into a field; at the end of what stands there. */
  onGoTo: (field: string) => void;
};

/** How soon a second digit belongs to the first: 1 and 0 are ten. */
const SAME_NUMBER_MS = 1200;

/** Brings a prompt to the middle of its list, and moves nothing else: the note must stay where it is. */
const intoView = (prompt: HTMLElement): void => {
  let list = prompt.parentElement;
  while (list && list.scrollHeight <= list.clientHeight) list = list.parentElement;
  if (!list?.closest('.contact__columns')) return;
  const { top } = prompt.getBoundingClientRect();
  list.scrollTop += top - list.getBoundingClientRect().top - list.clientHeight / 2;
};

/** Answered in a place of its own, not by a line. */
const opensPlace = (item: ItemView): boolean =>
  isTable(item.answer) || item.answer === 'liaison' || item.answer === 'interpreter';

/**
 * The prompts as one list with one place for the focus: arrows choose, a digit answers, a letter begins
 * to type, Space ticks the next box, Enter says "asked, nothing to add" or goes on. One hand is enough.
 */
export const Agenda = (props: AgendaProps) => {
  const { id, title, items, open, draft, markOf, onOpen, onEdit, onGoTo } = props;
  const typed = useRef<{ digit: string; item: string; at: number }>(undefined);
  const current = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    items.findIndex((one) => one.id === open),
  );
  const item = items[at];

  useEffect(() => {
    if (current.current) intoView(current.current);
  }, [open]);

  const step = (to: number) => {
    const next = items[Math.min(Math.max(to, 0), items.length - 1)];
    if (next) onOpen(next.id);
  };

  const pick = (digit: string) => {
    if (!item) return;
    const choices = choicesOf(item);
    const ids = choices.map((choice) => choice.id);
    const last = typed.current;
    const before =
      last?.item === item.id && Date.now() - last.at < SAME_NUMBER_MS ? last.digit : undefined;
    typed.current = { digit, item: item.id, at: Date.now() };
    const picked = pickedBy(ids, digit, numbered(ids) ? before : undefined);
    if (picked === undefined) return;
    if (item.answer === 'checks') onEdit((now) => withCheck(now, item, picked));
    else onEdit((now) => withAnswer(now, item.id, { chosen: [picked] }));
  };

  const tickNext = () => {
    const next = item?.choices.find((choice) => !answerTo(draft, item.id).chosen.includes(choice.id));
    if (item && next) onEdit((now) => withCheck(now, item, next.id));
  };

  /** Where a letter typed here belongs: the key writes it, because the focus is there before it does. */
  const writingField = (): string | undefined => {
    if (!item) return undefined;
    if (isTable(item.answer)) return newRowField(item, draft[item.answer].length);
    if (item.answer === 'liaison') return 'liaison.spoke_to';
    if (item.answer === 'interpreter') return firstField(item);
    return item.answer === 'date' ? dayField(item.id) : textField(item.id);
  };

  const enter = () => {
    if (!item) return;
    const mark = markOf(item);
    // What was covered or left was settled before; Enter only goes on.
    const empty = !['covered', 'left'].includes(mark.id) && !says(answerTo(draft, item.id));
    if (empty && item.needed && opensPlace(item)) {
      onGoTo(firstField(item));
      return;
    }
    // A needed tick or day is not met by having asked; it stays marked.
    if (empty && (!item.needed || item.answer === 'text')) {
      onEdit((now) => withAnswer(now, item.id, { nothing_to_add: true }));
    }
    step(at + 1);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const { key } = event;
    const digitAnswers = ['choice', 'checks', 'yes_no'].includes(item?.answer ?? '');
    if (key === 'ArrowDown') step(at + 1);
    else if (key === 'ArrowUp') step(at - 1);
    else if (key === 'Home') step(0);
    else if (key === 'End') step(items.length - 1);
    else if (key === 'Enter') enter();
    else if (key === ' ' && item?.answer === 'checks') tickNext();
    else if (/^\d$/.test(key) && digitAnswers) pick(key);
    else if (key.length === 1 && key !== ' ') {
      const field = writingField();
      if (field !== undefined) onGoTo(field);
      return;
    } else return;
    event.preventDefault();
  };

  return (
    <div
      id={id}
      className="agenda"
      role="listbox"
      aria-label={title}
      aria-activedescendant={item ? `${id}-${item.id}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {items.map((one) => {
        const mark = markOf(one);
        const chosen = one.id === item?.id;
        return (
          // The list has the keys and the focus.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={one.id}
            id={`${id}-${one.id}`}
            role="option"
            aria-selected={chosen}
            ref={chosen ? current : null}
            className={`agenda__item agenda__item--${mark.id}`}
            tabIndex={-1}
            onClick={() => {
              onOpen(one.id);
              document.getElementById(id)?.focus();
            }}
          >
            <span className="agenda__now" aria-hidden="true">
              {chosen ? '▸' : ''}
            </span>
            <span className="agenda__mark" aria-hidden="true">
              {mark.sign}
            </span>
            <span>
              <span className="agenda__words">{one.prompt}</span>
              {mark.id === 'carried' || mark.id === 'left' ? (
                <span className="agenda__why"> ({mark.words})</span>
              ) : (
                <span className="nhsuk-u-visually-hidden"> ({mark.words})</span>
              )}
            </span>
          </div>
        );
      })}
    </div>
  );
};
