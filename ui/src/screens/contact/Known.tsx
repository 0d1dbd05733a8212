import { Panel } from '../../components/Panel';
import { briefDate } from '../../formatting/dates';
import type { CarriedView, CaseView, Content, ScoreLine } from '../../ipc';
import { KnownFirst } from './KnownFirst';

const scoreWords = ({ points }: ScoreLine): string =>
  points.map(({ total }) => String(total)).join(' → ');

const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join(', ');

export type KnownProps = {
  caseView: CaseView;
  carried: readonly CarriedView[];
  content: Content;
  today: string;
};

/** What was said and agreed before: read, never typed into. */
export const Known = ({ caseView, carried, content, today }: KnownProps) => {
  const { form, timeline, consents, scores, notices } = caseView;
  const last = timeline.find(({ kind }) => kind === 'contact');
  const status = content.work_statuses.find(({ id }) => id === form.work_status)?.words ?? '';
  const off =
    caseView.off_days === null || form.off_sick_since === ''
      ? ''
      : `since ${briefDate(form.off_sick_since, today)} (${caseView.off_days} days)`;
  const flagged = form.safety_critical.map(
    (id) => content.safety_critical.find((one) => one.id === id)?.words.toLowerCase() ?? id,
  );
  const asked = consents.filter(({ holds }) => holds);
  return (
    <Panel title="Known">
      <dl className="known">
        <KnownFirst caseView={caseView} carried={carried} today={today} />
        {notices.length > 0 && (
          <div className="known__notices">
            <dt>Worth knowing</dt>
            {notices.map((notice) => (
              <dd key={notice}>{notice}</dd>
            ))}
          </div>
        )}
        {form.goal !== '' && (
          <div>
            <dt>Goal, in their words</dt>
            <dd>“{form.goal}”</dd>
          </div>
        )}
        <div>
          <dt>Last time{last && `, ${briefDate(last.on, today)}`}</dt>
          {last ? (
            <>
              <dd className="known__quiet">{last.title}</dd>
              {last.lines.map((line) => (
                <dd key={line}>{line}</dd>
              ))}
            </>
          ) : (
            <dd className="known__quiet">This is the first contact.</dd>
          )}
        </div>
        {caseView.next_what !== '' && (
          <div>
            <dt>Due{caseView.next_on !== null && `, ${briefDate(caseView.next_on, today)}`}</dt>
            <dd>{caseView.next_what}</dd>
          </div>
        )}
        <div>
          <dt>Work</dt>
          <dd>{joined(form.job_title, form.employer, form.hours, form.shift_pattern)}</dd>
          <dd>{[status, off].filter((part) => part !== '').join(' ')}</dd>
          {flagged.length > 0 && <dd className="known__flagged">Safety-critical: {flagged.join(', ')}</dd>}
          {form.manager !== '' && <dd>Manager: {form.manager}</dd>}
          {form.employer_notes !== '' && <dd>{form.employer_notes}</dd>}
        </div>
        <div>
          <dt>Problem</dt>
          <dd>{form.problem_detail}</dd>
        </div>
        {scores.length > 0 && (
          <div>
            <dt>Questionnaires</dt>
            {scores.map((score) => (
              <dd key={score.instrument}>
                {score.name}: {scoreWords(score)}
              </dd>
            ))}
          </div>
        )}
        <div>
          <dt>Consents</dt>
          {asked.length === 0 && <dd className="known__quiet">None recorded.</dd>}
          {asked.map((consent) => (
            <dd key={consent.id}>
              {consent.purpose_words}: <b>{consent.decision}</b>
              {consent.named !== '' && ` (${consent.named})`}
            </dd>
          ))}
        </div>
      </dl>
    </Panel>
  );
};
