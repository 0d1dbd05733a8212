import { wordsOf } from '../../formatting/choices';
import type { CivilDate } from '../../formatting/civilDate';
import { dayParts } from '../../formatting/civilDate';
import { briefDate } from '../../formatting/dates';
import { days, since } from '../../formatting/durations';
import { hasNoEmployer } from '../../formatting/work';
import type { CaseView, ConsentView, Content } from '../../ipc';

const joined = (parts: readonly string[]): string => parts.filter((part) => part.trim() !== '').join(', ');

/** A bare number of hours gets its unit; anything else stands as typed. */
const hours = (typed: string): string => (/^\d+([.,]\d+)?$/.test(typed.trim()) ? `${typed.trim()} h` : typed);

/** "warehouse picker, 40 h days, Brightstore (600, has OH) · off sick since 17 Aug (21 days)" */
export const workLine = (view: CaseView, content: Content, today: CivilDate): string => {
  const { form } = view;
  const employer = form.employer_notes === '' ? form.employer : `${form.employer} (${form.employer_notes})`;
  const job = joined([form.job_title, joined([hours(form.hours), form.shift_pattern]), employer]);
  const status = wordsOf(content.work_statuses, form.work_status).toLowerCase();
  const off =
    form.off_sick_since === '' || !dayParts(form.off_sick_since)
      ? ''
      : ` since ${briefDate(form.off_sick_since, today)} (${
          view.off_days === null ? since(form.off_sick_since, today) : days(view.off_days)
        })`;
  return [job, status + off].filter((part) => part !== '').join(' · ');
};

/** What has to be kept in mind about the job: safety-critical work, and colleagues who may read along. */
export const jobFlags = ({ form }: CaseView, content: Content): string[] => {
  const kinds = form.safety_critical.filter((kind) => kind !== 'none');
  const words = kinds.map((kind) => wordsOf(content.safety_critical, kind).toLowerCase()).join(', ');
  return [
    ...(words === '' ? [] : [`Safety-critical: ${words}`]),
    ...(form.employer_is_this_practice ? ['Works at this practice'] : []),
  ];
};

/** "yes", "yes (J. Hill, manager)", "no", "withdrawn", "awaited since 3 Sep" */
const decisionWords = (consent: ConsentView, today: CivilDate): string => {
  switch (consent.decision) {
    case 'given':
      return consent.named === '' ? 'yes' : `yes (${consent.named})`;
    case 'refused':
      return 'no';
    case 'awaited':
      return `awaited since ${briefDate(consent.on, today)}`;
    default:
      return consent.decision;
  }
};

/** A word for each purpose, as short as it stands in the line. */
const SHORT: Partial<Record<string, string>> = {
  treatment: 'being seen',
  gp_copy: 'GP copy',
  employer_copy: 'employer copy',
  employer_talk: 'employer talk',
  research: 'research',
};

export type ConsentWord = { purpose: string; words: string; answer: string; asked: boolean };

/** What may be asked in this case: nothing about an employer where there is none, unless it was asked before. */
export const purposesOf = ({ form, consents }: CaseView, content: Content): Content['consents'] =>
  content.consents.filter(
    ({ purpose, names_someone }) =>
      !names_someone || !hasNoEmployer(form) || consents.some((one) => one.purpose === purpose),
  );

/** Each purpose with the word that holds now; "not asked" where none is recorded. */
export const consentWords = (view: CaseView, content: Content, today: CivilDate): ConsentWord[] =>
  purposesOf(view, content).map(({ purpose, words }) => {
    const holding = view.consents.find((consent) => consent.purpose === purpose && consent.holds);
    return {
      purpose,
      words: SHORT[purpose] ?? words,
      answer: holding ? decisionWords(holding, today) : 'not asked',
      asked: holding !== undefined,
    };
  });

/** "PHQ-9 14 → 9" for each questionnaire that has a total. */
export const scoreWords = (view: CaseView): string[] =>
  view.scores.flatMap(({ name, points }) => {
    const totals = points.map(({ total }) => total);
    const last = totals[totals.length - 1];
    if (last === undefined) return [];
    const before = totals[totals.length - 2];
    return [before === undefined ? `${name} ${last}` : `${name} ${before} → ${last}`];
  });
