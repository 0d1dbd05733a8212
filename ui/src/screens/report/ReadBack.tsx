import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { useKeys } from '../../components/Keys';
import { useOnlyThisPage } from '../../components/OnlyThisPage';
import { useSession } from '../../components/Session';
import { dayParts } from '../../formatting/civilDate';
import { longDate } from '../../formatting/dates';
import type { ChoiceView, PhasedView, ReportForm } from '../../ipc';
import { hasSchedule, ScheduleWords } from './phased';
import { rowWords } from './compare';
import { adviceSentence } from './words';

export type ReadBackProps = {
  form: ReportForm;
  phased?: PhasedView | null;
  options: readonly ChoiceView[];
  onAgree: () => void;
  /** Back to the form to change something at their wish. */
  onChange: () => void;
  onBack: () => void;
};

const day = (date: string): string => (dayParts(date) ? longDate(date) : '…');

const Words = ({ form, phased = null, options }: Pick<ReadBackProps, 'form' | 'phased' | 'options'>) => {
  const rows = form.rows.filter((row) => rowWords(row) !== '');
  const ticked = options.filter(({ id }) => form.options.includes(id));
  return (
    <>
      {rows.length > 0 && (
        <dl>
          {rows.map(({ difficulty, recommendation }, at) => (
            <div key={at}>
              <dt>{difficulty === '' ? '…' : difficulty}</dt>
              <dd>{recommendation === '' ? '…' : recommendation}</dd>
            </div>
          ))}
        </dl>
      )}
      {ticked.length > 0 && (
        <>
          <p>With your employer’s agreement, you may benefit from:</p>
          <ul>
            {ticked.map(({ id, words }) => (
              <li key={id}>{words}</li>
            ))}
          </ul>
        </>
      )}
      {hasSchedule(form.phased) && (
        <>
          <p>A phased return, week by week:</p>
          <ScheduleWords form={form.phased} said={phased} />
        </>
      )}
      {form.comments !== '' && <p className="read-back__comments">{form.comments}</p>}
      <p>
        I advise that {form.advice === '' ? '…' : adviceSentence(form.advice)}, from {day(form.from)} to {day(form.to)}.
      </p>
      {form.review !== '' && (
        <p>
          {form.review === 'not_required'
            ? 'No follow-up review is required.'
            : `A follow-up review is required${dayParts(form.review_on) ? `, on ${longDate(form.review_on)}` : ''}.`}
        </p>
      )}
    </>
  );
};

/**
 * Turned to the person: the words of their report, large, in the order in which they concern them, and nothing
 * else on the screen. It covers the whole window, whatever else was open.
 */
export const ReadBack = ({ form, phased, options, onAgree, onChange, onBack }: ReadBackProps) => {
  const { demonstration } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [before] = useState(() => document.activeElement);
  const { show, end } = useOnlyThisPage();
  // Messages wait and nothing else opens for as long as they look.
  useEffect(() => {
    show();
    return end;
  }, [show, end]);
  useKeys(
    [
      { key: 'Y', does: 'They agree', run: onAgree },
      { key: 'C', does: 'Change something at their wish', run: onChange },
      { key: 'Esc', does: 'Back', run: onBack },
      { key: 'F9', does: 'Back', run: onBack },
    ],
    { modal: true },
  );
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    text.current?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [before]);
  return (
    <dialog
      ref={dialog}
      className="read-back"
      aria-labelledby="read-back"
      onCancel={(event) => event.preventDefault()}
    >
      {/* It has the focus so that keys scroll it; Enter there agrees, on a button it does what the button says. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={text}
        className="read-back__text"
        role="region"
        aria-labelledby="read-back"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onAgree();
        }}
      >
        <h2 id="read-back" className="read-back__title">
          Your report{demonstration && ' (Demonstration)'}
        </h2>
        <Words form={form} phased={phased ?? null} options={options} />
      </div>
      <div className="read-back__buttons desk-buttons">
        <Button kind="main" onClick={onAgree} shortcut="Enter">
          They agree
        </Button>
        <Button onClick={onChange} shortcut="C">
          Change something at their wish
        </Button>
        <Button kind="link" onClick={onBack}>
          Back <span aria-hidden="true">(Esc)</span>
        </Button>
      </div>
    </dialog>
  );
};
