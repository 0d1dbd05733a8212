import type { KeyboardEvent } from 'react';
import { Fragment, useRef } from 'react';
import { Button } from '../../../components/Button';
import { dayParts } from '../../../formatting/civilDate';
import { longDate } from '../../../formatting/dates';
import type { FindingView, PhasedForm, PhasedView, PhasedWeekView } from '../../../ipc';
import { isBlock } from '../findings';
import { Hints } from '../Hints';
import { Warnings } from '../Warnings';
import { cellsOf, DAYS } from './weeks';

export type GridProps = {
  form: PhasedForm;
  /** As far as the record has read it. */
  said: PhasedView | null;
  findings: readonly FindingView[];
  hints: readonly FindingView[];
  onCell: (week: number, day: number, text: string) => void;
  onCopyDown: (week: number) => void;
  onRemove: (week: number) => void;
  onMeant: (finding: FindingView, meant: boolean) => void;
};

/** The field of a cell as findings name it; week -1 is the usual one. */
const fieldName = (week: number, day: number): string =>
  week < 0 ? `phased.usual[${day}]` : `phased.weeks[${week}].days[${day}]`;

export const cellId = (week: number, day: number): string => fieldName(week, day).replace(/\[(\d+)\]/g, '.$1');

const weekName = (week: number): string => (week < 0 ? 'Usual week' : `Week ${week + 1}`);

/** What is said of a row: of the week itself, then of its days. */
const fieldsOf = (week: number): readonly string[] =>
  week < 0
    ? ['phased.usual', ...DAYS.map((_, day) => fieldName(-1, day))]
    : [`phased.weeks[${week}]`, `phased.weeks[${week}].beginning`, ...DAYS.map((_, day) => fieldName(week, day))];

const dayOfField = (field: string): string => {
  const day = /(?:days|usual)\[(\d)\]$/.exec(field)?.[1];
  return day === undefined ? '' : `${DAYS[Number(day)] ?? ''}: `;
};

/** Weeks down, days across. Arrows go from cell to cell, Enter goes down, Alt with the down arrow copies a week. */
export const Grid = ({ form, said, findings, hints, onCell, onCopyDown, onRemove, onMeant }: GridProps) => {
  const table = useRef<HTMLTableElement>(null);
  const last = form.weeks.length - 1;
  const goTo = (week: number, day: number) => {
    const cell = table.current?.querySelector<HTMLInputElement>(`[id="${cellId(week, day)}"]`);
    cell?.focus();
    cell?.select();
  };
  const onKeyDown = (week: number, day: number) => (event: KeyboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const whole = selectionStart === 0 && selectionEnd === value.length;
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.altKey) {
      if (event.key !== 'ArrowDown') return;
      onCopyDown(week);
      setTimeout(() => goTo(week + 1, day));
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') goTo(Math.min(week + 1, last), day);
    else if (event.key === 'ArrowUp') goTo(Math.max(week - 1, -1), day);
    else if (event.key === 'ArrowLeft' && day > 0 && (whole || selectionEnd === 0)) goTo(week, day - 1);
    else if (event.key === 'ArrowRight' && day < 6 && (whole || selectionStart === value.length)) goTo(week, day + 1);
    else return;
    event.preventDefault();
  };
  const row = (week: number, cells: readonly string[], beginning: string, view: PhasedWeekView | undefined) => {
    const name = weekName(week);
    const here = fieldsOf(week);
    const blocks = findings.filter((one) => isBlock(one) && here.includes(one.field));
    const noted = [...findings, ...hints].some(({ field }) => here.includes(field));
    const saysId = `phased-says-${week}`;
    return (
      <Fragment key={week}>
        <tr className={week < 0 ? 'schedule__usual' : undefined}>
          <th scope="row">
            {name}
            {dayParts(beginning) && <span className="schedule__from">from {longDate(beginning)}</span>}
          </th>
          {cellsOf(cells).map((cell, day) => {
            const wrong = blocks.some(({ field }) => field === fieldName(week, day));
            const marked = findings.some((one) => !isBlock(one) && !one.answered && one.field === fieldName(week, day));
            return (
              <td key={day}>
                <input
                  id={cellId(week, day)}
                  className={wrong ? 'schedule__cell schedule__cell--wrong' : marked ? 'schedule__cell schedule__cell--marked' : 'schedule__cell'}
                  aria-label={`${name}, ${DAYS[day] ?? ''}`}
                  aria-invalid={wrong || undefined}
                  aria-describedby={noted ? saysId : undefined}
                  autoComplete="off"
                  spellCheck={false}
                  value={cell}
                  onChange={(event) => onCell(week, day, event.currentTarget.value)}
                  onKeyDown={onKeyDown(week, day)}
                />
              </td>
            );
          })}
          <td className="schedule__hours">{view?.hours ?? ''}</td>
          <td className="schedule__tools">
            <Button kind="link" aria-label={`Copy ${name} down`} aria-keyshortcuts="Alt+ArrowDown" onClick={() => onCopyDown(week)}>
              Copy ↓
            </Button>
            {week >= 0 && (
              <Button kind="link" aria-label={`Remove ${name}`} onClick={() => onRemove(week)}>
                ×
              </Button>
            )}
          </td>
        </tr>
        {((view?.words ?? '') !== '' || noted) && (
          <tr className="schedule__says">
            <td />
            <td colSpan={9} id={saysId}>
              {view?.words}
              {blocks.map(({ field, code, message }) => (
                <p key={field + code} className="nhsuk-error-message">
                  <span className="nhsuk-u-visually-hidden">Error: </span>
                  {dayOfField(field)}
                  {message}
                </p>
              ))}
              {here.map((field) => (
                <Fragment key={field}>
                  <Warnings findings={findings} field={field} onMeant={onMeant} before={dayOfField(field)} />
                  <Hints hints={hints} field={field} />
                </Fragment>
              ))}
            </td>
          </tr>
        )}
      </Fragment>
    );
  };
  return (
    <div className="schedule__scroll">
      <table ref={table} className="schedule">
        <caption className="nhsuk-u-visually-hidden">
          Shifts of each week. Arrow keys go from day to day and from week to week; Alt and down arrow copy a week down.
        </caption>
        <thead>
          <tr>
            <th scope="col">Week</th>
            {DAYS.map((day) => (
              <th key={day} scope="col" abbr={day}>
                {day.slice(0, 3)}
              </th>
            ))}
            <th scope="col">Hours</th>
            <th scope="col">
              <span className="nhsuk-u-visually-hidden">Copy or remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {row(-1, form.usual, '', said?.usual)}
          {form.weeks.map(({ beginning, days }, week) => row(week, days, beginning, said?.weeks[week]))}
        </tbody>
      </table>
    </div>
  );
};
