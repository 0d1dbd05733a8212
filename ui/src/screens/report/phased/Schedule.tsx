import { Button } from '../../../components/Button';
import { dayParts } from '../../../formatting/civilDate';
import { longDate } from '../../../formatting/dates';
import type { PhasedForm, PhasedView } from '../../../ipc';
import { hasSchedule } from './weeks';

/** The schedule in the words that are printed. */
export const ScheduleWords = ({ form, said }: { form: PhasedForm; said: PhasedView | null }) => (
  <dl className="schedule-words">
    {said && said.usual.words !== '' && (
      <div>
        <dt>Usual week</dt>
        <dd>
          {said.usual.words}. {said.usual.hours}
        </dd>
      </div>
    )}
    {form.weeks.map(({ beginning }, at) => {
      const week = said?.weeks[at];
      return (
        <div key={at}>
          <dt>Week of {dayParts(beginning) ? longDate(beginning) : '…'}</dt>
          <dd>{week && week.words !== '' ? `${week.words}. ${week.hours}` : '…'}</dd>
        </div>
      );
    })}
  </dl>
);

export type ScheduleProps = {
  form: PhasedForm;
  said: PhasedView | null;
  /** "A phased return" is ticked. */
  ticked: boolean;
  onBuild: () => void;
};

/** In the report: the schedule as it prints, or that there is none yet where one is wanted. */
export const Schedule = ({ form, said, ticked, onBuild }: ScheduleProps) => {
  if (!ticked && !hasSchedule(form)) return null;
  return (
    <section className="schedule-section" aria-labelledby="phased-title">
      <h2 id="phased-title" className="report-fields__head">
        Phased return, week by week
      </h2>
      {hasSchedule(form) && <ScheduleWords form={form} said={said} />}
      <Button id="phased" shortcut="Alt+S" onClick={onBuild}>
        {hasSchedule(form) ? 'Change the schedule' : 'Build the schedule'}
      </Button>
    </section>
  );
};
