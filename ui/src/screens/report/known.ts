/** What a wording may fill in by itself: from the report as it stands, and from the case. */
import type { KnownForWording } from '../../components/Wording';
import { dayParts } from '../../formatting/civilDate';
import { longDate } from '../../formatting/dates';
import type { CaseView, ReportForm } from '../../ipc';

const day = (date: string): string => (dayParts(date) ? longDate(date) : '');

/** The report's own days go before those of the case, which are of the report before. */
export const knownFor = ({ form: job, slots }: CaseView, form: ReportForm): KnownForWording => {
  const review = form.review === 'required' ? day(form.review_on) : '';
  const own = [
    { name: 'start', value: day(form.from) },
    { name: 'date', value: day(form.to) === '' ? review : day(form.to) },
    { name: 'review', value: review },
  ];
  return {
    problemGroup: job.problem_group,
    safetyCritical: job.safety_critical,
    slots: [...own.filter(({ value }) => value !== ''), ...slots],
  };
};
