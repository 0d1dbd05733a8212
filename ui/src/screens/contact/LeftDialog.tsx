/**
 * The person has hung up and the next one is waiting. What is still blank gets its reason in one key each, or
 * is answered after all; nobody is made to write something down only to be let go.
 */
import type { KeyboardEvent } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { PatientBanner } from '../../components/PatientBanner';
import type { Banner, ChoiceView, ContactDraft } from '../../ipc';
import type { Wanting } from './leaving';
import { leftFor, nextWanting, withLeft } from './leaving';
import { shortTitle } from './words';

export type LeftDialogProps = {
  banner: Banner;
  /** What signing wanted when it was asked; those that have a reason now stay in sight to be undone. */
  wanting: readonly Wanting[];
  reasons: readonly ChoiceView[];
  draft: ContactDraft;
  onEdit: (change: (draft: ContactDraft) => ContactDraft) => void;
  /** To the prompt or field itself. */
  onGo: (field: string) => void;
  onClose: () => void;
};

const rowId = (at: number): string => `left.${at}`;

export const LeftDialog = (props: LeftDialogProps) => {
  const { banner, wanting, reasons, draft, onEdit, onGo, onClose } = props;
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const current = wanting[at];

  useLayoutEffect(() => {
    document.getElementById(rowId(at))?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const leave = (index: number, reason: string) => {
    const one = wanting[index];
    if (!one?.canBeLeft) return;
    onEdit((now) => withLeft(now, one.field, reason));
    if (reason === '') setAt(index);
    else setAt(nextWanting(wanting, withLeft(draft, one.field, reason), index) ?? index);
    list.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.repeat || event.target !== event.currentTarget) return;
    const reason = /^\d$/.test(event.key) ? reasons[Number(event.key) - 1] : undefined;
    if (reason) leave(at, reason.id);
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, wanting.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Backspace' || event.key === 'Delete') leave(at, '');
    else if (event.key === 'Enter' && current) onGo(current.field);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog
      title="Before you can sign"
      banner={<PatientBanner patient={banner} />}
      onClose={onClose}
      wide
      buttons={
        <Button shortcut="Esc" onClick={onClose}>
          Not yet
        </Button>
      }
    >
      <p className="left__keys">
        {reasons.map(({ id, words }, index) => (
          <span key={id}>
            <kbd>{index + 1}</kbd> {words}
          </span>
        ))}
        <span>
          <kbd>Enter</kbd> Answer it
        </span>
        <span>
          <kbd>Backspace</kbd> Take a reason back
        </span>
      </p>
      {/* One place for the focus: the keys are about the marked line, and every line has its buttons too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        ref={list}
        className="left"
        aria-label={`${wanting.length} to answer or leave`}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-first-focus=""
        onKeyDown={onKeyDown}
      >
        {wanting.map(({ field, message, canBeLeft }, index) => {
          const reason = leftFor(draft, field);
          return (
            <li
              key={field}
              id={rowId(index)}
              aria-current={index === at ? 'true' : undefined}
              className={reason === '' ? 'left__one' : 'left__one left__one--done'}
            >
              <span className="left__mark" aria-hidden="true">
                {index === at ? '▸' : ''} {reason === '' ? '!' : '–'}
              </span>
              <span className="left__words">{message}</span>
              <span className="left__choices">
                {canBeLeft ? (
                  reasons.map(({ id, words }) => (
                    <button
                      key={id}
                      type="button"
                      className="left__reason"
                      title={words}
                      aria-pressed={reason === id}
                      onClick={() => leave(index, reason === id ? '' : id)}
                    >
                      {shortTitle(words)}
                    </button>
                  ))
                ) : (
                  <span className="left__always">has to be answered</span>
                )}
                <Button kind="link" onClick={() => onGo(field)}>
                  Answer it
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
      <p className="nhsuk-u-visually-hidden" role="status">
        {current &&
          `${at + 1} of ${wanting.length}: ${current.message}. ${current.canBeLeft ? '' : 'Has to be answered.'}`}
      </p>
    </Dialog>
  );
};
