/** What is said of a meeting in one line. */
import { agendaFor } from '../../formatting/agendas';
import { dayParts } from '../../formatting/civilDate';
import { fullDate } from '../../formatting/dates';
import type { AgendaView, ContactDraft } from '../../ipc';
import { MODES, OUTCOMES, WITH, labelOf } from './words';
import { timeOfDay } from '../../formatting/times';

const minuteOfDay = (time: string): number | undefined => {
  const match = /^(\d{1,2})[:.]?(\d{2})$/.exec(time.trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  return match && hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
};

/** Minutes from start to end; undefined until both are there and in order. */
export const lasted = ({ start, end }: ContactDraft): number | undefined => {
  const [from, to] = [minuteOfDay(start), minuteOfDay(end)];
  return from === undefined || to === undefined || to < from ? undefined : to - from;
};

/** The meeting with its end filled in, when it is today's and the end was not given. */
export const endedNow = (draft: ContactDraft, today: string): ContactDraft =>
  draft.end === '' && draft.on === today ? { ...draft, end: timeOfDay(new Date()) } : draft;

export type Fact = { label: string; text: string };

/** What is signed, for a second look. */
export const factsOf = (
  draft: ContactDraft,
  agendas: readonly AgendaView[],
  writtenLater: boolean,
): readonly Fact[] => {
  const minutes = lasted(draft);
  const times = [draft.start, draft.end].filter((time) => time !== '').join(' to ');
  return [
    { label: 'Step', text: agendaFor(agendas, draft.step)?.title ?? draft.step },
    { label: 'How', text: labelOf(MODES, draft.mode) },
    { label: 'With', text: labelOf(WITH, draft.with) },
    { label: 'Outcome', text: labelOf(OUTCOMES, draft.outcome) },
    { label: 'Day', text: dayParts(draft.on) ? `${fullDate(draft.on)}${writtenLater ? ', written later' : ''}` : 'not given' },
    {
      label: 'Time',
      text:
        times === ''
          ? 'not given'
          : `${times}${minutes === undefined ? '' : ` (${minutes} min)`}`,
    },
    ...(draft.indirect_minutes === ''
      ? []
      : [{ label: 'Indirect', text: `${draft.indirect_minutes} min` }]),
    ...(draft.step_reason === '' ? [] : [{ label: 'Why this step', text: draft.step_reason }]),
  ];
};
