/** What is slipping, as groups of lines in the order they are looked at: a new kind of work is one more entry of the list. */
import type { CaseOpen, Place } from '../../components/Navigation';
import type { CivilDate } from '../../formatting/civilDate';
import { briefDate } from '../../formatting/dates';
import type { CaseLine, ToDoLine, Worklist } from '../../ipc';
import { draftPlace } from './draftPlace';

export type WorklistLine = {
  /** The line's element id: coming back finds it again. */
  id: string;
  name: string;
  detail: string;
  /** Late, or about somebody's safety. */
  due: boolean;
  /** The very place where it is acted on. */
  place: Place;
};

export type WorklistGroup = {
  id: string;
  title: string;
  /** Somebody may be in danger: stands out, and is never folded. */
  urgent: boolean;
  lines: readonly WorklistLine[];
};

type Kind = Omit<WorklistGroup, 'lines'> & {
  lines: (worklist: Worklist, today: CivilDate) => readonly WorklistLine[];
};

const inCase = (id: string, open?: CaseOpen): Place =>
  open ? { kind: 'case', case: id, open } : { kind: 'case', case: id };

const aboutOf = (kind: string): 'case' | 'patient' | 'service' =>
  kind === 'patient' || kind === 'service' ? kind : 'case';

/** A welfare check before everything else that was missed; the oldest first among equals, as they come. */
const welfareFirst = (missed: readonly ToDoLine[]): ToDoLine[] =>
  [...missed.filter(({ risk }) => risk), ...missed.filter(({ risk }) => !risk)];

const ends = ({ report_to }: CaseLine, today: CivilDate): string =>
  report_to === null ? '' : `${report_to < today ? 'ended' : 'ends'} ${briefDate(report_to, today)}`;

const next = ({ next_what, next_on }: CaseLine, today: CivilDate): string =>
  `${next_what} ${next_on === null ? '' : briefDate(next_on, today)}`.trim();

const KINDS: readonly Kind[] = [
  {
    id: 'risk',
    title: 'Risk to read',
    urgent: true,
    lines: ({ risk_to_read }, today) =>
      risk_to_read.map(({ case: id, about, shown_name, since }) => ({
        id: `risk-${about}`,
        name: shown_name,
        detail: `handed in ${briefDate(since, today)}`,
        due: true,
        place: inCase(id, { kind: 'read', questionnaire: about }),
      })),
  },
  {
    id: 'missed',
    title: 'Missed',
    urgent: false,
    lines: ({ missed }, today) =>
      welfareFirst(missed).map(({ case: id, shown_name, since, risk, overdue }) => ({
        id: `missed-${id}`,
        name: shown_name,
        detail: `${risk ? 'welfare check, missed' : 'missed'} ${briefDate(since, today)}`,
        due: risk || overdue,
        place: inCase(id, { kind: 'missed' }),
      })),
  },
  {
    id: 'differences',
    title: 'Differences to settle',
    urgent: false,
    lines: ({ differences }) =>
      differences.map(({ about: { kind, id }, shown_name, what }) => ({
        id: `differs-${kind}-${id}-${what}`,
        name: shown_name,
        detail: what,
        due: false,
        place: { kind: 'differences', about: aboutOf(kind), id },
      })),
  },
  {
    id: 'same-person',
    title: 'Registered twice?',
    urgent: false,
    lines: ({ maybe_same }) =>
      maybe_same.map(({ one, one_name, other, other_name, because }) => ({
        id: `same-${one}-${other}`,
        name: one_name,
        detail: `${other_name}: ${because}`,
        due: false,
        place: { kind: 'samePerson', one, other },
      })),
  },
  {
    id: 'unsigned',
    title: 'Not signed, or parked',
    urgent: false,
    lines: ({ unsigned }) =>
      unsigned.map((draft) => ({
        id: `unsigned-${draft.id}`,
        name: draft.shown_name,
        detail: draft.what,
        due: false,
        place: draftPlace(draft),
      })),
  },
  {
    id: 'reviews',
    title: 'Reviews due',
    urgent: false,
    lines: ({ reviews_due }, today) =>
      reviews_due.map((line) => ({
        id: `review-${line.case}`,
        name: line.shown_name,
        detail: next(line, today),
        due: line.overdue,
        place: inCase(line.case),
      })),
  },
  {
    id: 'ending',
    title: 'Reports running out',
    urgent: false,
    lines: ({ reports_ending }, today) =>
      reports_ending.map((line) => ({
        id: `ending-${line.case}`,
        name: line.shown_name,
        detail: ends(line, today),
        due: line.report_to !== null && line.report_to < today,
        place: inCase(line.case, { kind: 'report' }),
      })),
  },
  {
    id: 'delivery',
    title: 'Not yet with the patient',
    urgent: false,
    lines: ({ delivery }, today) =>
      delivery.map(({ case: id, about, shown_name, since }) => ({
        id: `delivery-${about}`,
        name: shown_name,
        detail: `report of ${briefDate(since, today)}`,
        due: false,
        place: { kind: 'reportIssued', case: id, report: about },
      })),
  },
  {
    id: 'tell',
    title: 'People to tell that a report changed',
    urgent: false,
    lines: ({ tell_holder }, today) =>
      tell_holder.map(({ case: id, about, shown_name, since }) => ({
        id: `tell-${about}`,
        name: shown_name,
        detail: `since ${briefDate(since, today)}`,
        due: true,
        place: { kind: 'reportIssued', case: id, report: about, tell: true },
      })),
  },
  {
    id: 'gp-record',
    title: 'Not in the GP record',
    urgent: false,
    lines: ({ gp_record }, today) =>
      gp_record.map(({ case: id, about, shown_name, since }) => ({
        id: `gp-record-${about}`,
        name: shown_name,
        detail: `contact of ${briefDate(since, today)}`,
        due: false,
        place: { kind: 'contactRead', case: id, contact: about },
      })),
  },
  {
    id: 'consents',
    title: 'Consents awaited',
    urgent: false,
    lines: ({ consents_awaited }, today) =>
      consents_awaited.map(({ case: id, about, shown_name, since }) => ({
        id: `consent-${about}`,
        name: shown_name,
        detail: `asked ${briefDate(since, today)}`,
        due: false,
        place: inCase(id, { kind: 'consent', consent: about }),
      })),
  },
];

/** Every kind of work, also those with nothing to do: what is not there is worth seeing, too. */
export const groupsOf = (worklist: Worklist, today: CivilDate): readonly WorklistGroup[] =>
  KINDS.map(({ lines, ...kind }) => ({ ...kind, lines: lines(worklist, today) }));

/** As many lines as fit beside the list on a small screen, with all their headings. */
const LINES_SHOWN = 16;

/** When there is more than fits, each group shows so many. */
const FOLDED_TO = 3;

/** How many lines of a group are shown: all of them where everything fits, where it is urgent or was unfolded. */
export const shownOf = (
  group: WorklistGroup,
  groups: readonly WorklistGroup[],
  unfolded: readonly string[],
): number => {
  const all = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  if (group.urgent || all <= LINES_SHOWN || unfolded.includes(group.id)) return group.lines.length;
  // A button that stands for a single line takes as much room as the line.
  return group.lines.length <= FOLDED_TO + 1 ? group.lines.length : FOLDED_TO;
};
