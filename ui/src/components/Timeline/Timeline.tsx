import type { ReactNode } from 'react';
import type { CivilDate } from '../../formatting/civilDate';
import { briefDate } from '../../formatting/dates';
import './timeline.scss';

/** As the record tells it: the `TimelineEntry` of the typed calls fits. */
export type TimelineItem = {
  id: string;
  /** `contact`, `report`, `step`, `consent`, `questionnaire`, `questionnaire_struck`, `risk_cleared`, `closed`, `reopened` or `struck`. */
  kind: string;
  on: CivilDate;
  title: string;
  lines: readonly string[];
  by: string;
  /** The clock of the laptop was wrong by more than a day. */
  clock_wrong?: boolean;
  /** Whether, by whom and when its summary was put in the GP record; nothing where there is nothing to put there. */
  gp_record?: { put: boolean; words: string } | null;
};

export type TimelineProps<Item extends TimelineItem> = {
  label: string;
  /** The newest first. */
  items: readonly Item[];
  today: CivilDate;
  /** Opens a contact or report; kinds without a page of their own are left out by returning undefined. */
  openLabel?: ((item: Item) => string | undefined) | undefined;
  onOpen?: ((item: Item) => void) | undefined;
  /** More buttons for an entry. */
  actions?: ((item: Item) => ReactNode) | undefined;
};

/** A sign and a word for each kind, so that none is told by colour. */
const KINDS: Partial<Record<string, { sign: string; word: string }>> = {
  contact: { sign: '●', word: 'Contact' },
  report: { sign: '▤', word: 'Report' },
  report_replaced: { sign: '✕', word: 'Replaced' },
  report_withdrawn: { sign: '✕', word: 'Withdrawn' },
  paper: { sign: '▤', word: 'Letter, plan or summary' },
  disclosure: { sign: '▲', word: 'Disclosure without consent' },
  employer_called: { sign: '☎', word: 'Employer rang' },
  step: { sign: '↑', word: 'Step' },
  // No tick: it may be one that was refused or withdrawn.
  consent: { sign: '◇', word: 'Consent' },
  questionnaire: { sign: '▥', word: 'Questionnaire' },
  questionnaire_struck: { sign: '✕', word: 'Questionnaire' },
  risk_cleared: { sign: '⚑', word: 'Risk flag' },
  closed: { sign: '■', word: 'Closed' },
  reopened: { sign: '□', word: 'Reopened' },
  struck: { sign: '✕', word: 'Entered in error' },
};

/** What no longer counts says so before its title, which is struck through. */
const STRUCK: Partial<Record<string, string>> = {
  struck: 'Entered in error',
  questionnaire_struck: 'Entered in error',
  report_replaced: 'Replaced',
  report_withdrawn: 'Withdrawn',
};

/** The story of a case, the newest first. What was entered in error stays, its title struck through, with the reason to read. */
export const Timeline = <Item extends TimelineItem>(props: TimelineProps<Item>) => {
  const { label, items, today, openLabel, onOpen, actions } = props;
  return (
    <ol className="timeline" aria-label={label}>
      {items.map((item, at) => {
        const { sign, word } = KINDS[item.kind] ?? { sign: '·', word: item.kind };
        const opens = openLabel?.(item);
        const struck = STRUCK[item.kind];
        return (
          // What has no id, such as a step, may come twice on a day; entries only ever come on top.
          <li key={`${item.kind} ${item.id} ${items.length - at}`} className="timeline__entry">
            <time className="timeline__on" dateTime={item.on}>
              {briefDate(item.on, today)}
            </time>
            <span className="timeline__sign" aria-hidden="true">
              {sign}
            </span>
            <div className="timeline__what">
              <span className="nhsuk-u-visually-hidden">{word}: </span>
              {struck !== undefined && <strong>{struck} </strong>}
              {struck !== undefined ? <s>{item.title}</s> : <b>{item.title}</b>}
              {item.by !== '' && <span className="timeline__by"> {item.by}</span>}
              {item.clock_wrong === true && (
                <div>
                  <span aria-hidden="true">▲ </span>The clock of this laptop was wrong when this was recorded.
                </div>
              )}
              {item.lines.map((line) => (
                <div key={line}>{line}</div>
              ))}
              {item.gp_record && (
                <div className={item.gp_record.put ? 'timeline__gp' : 'timeline__gp timeline__gp--open'}>
                  <span aria-hidden="true">{item.gp_record.put ? '✓ ' : '○ '}</span>
                  {item.gp_record.words}
                </div>
              )}
            </div>
            <div className="timeline__actions">
              {opens !== undefined && onOpen && (
                <button
                  type="button"
                  className="desk-link"
                  id={`timeline-${item.id}`}
                  onClick={() => onOpen(item)}
                >
                  {opens}
                  <span className="nhsuk-u-visually-hidden">
                    : {item.title}, {briefDate(item.on, today)}
                  </span>
                </button>
              )}
              {actions?.(item)}
            </div>
          </li>
        );
      })}
    </ol>
  );
};
