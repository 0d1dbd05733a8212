import type { KeyboardEvent } from 'react';
import { Checkboxes } from '../../components/Checkboxes';
import { CopyList } from '../../components/Copies';
import { DayField } from '../../components/DayField';
import { choiceId, Radios } from '../../components/Radios';
import { Select } from '../../components/Select';
import { TextArea } from '../../components/TextArea';
import { dayParts } from '../../formatting/civilDate';
import { longDate } from '../../formatting/dates';
import type { BasisView, ChoiceView, FindingView, PhasedView, ReportForm, ReportScreen } from '../../ipc';
import { compareOptions, compareRows, compareText } from './compare';
import { Difference, LeftOut, OptionDifferences, shortNumber } from './Differences';
import { withRowsMoved } from './findings';
import { Hints } from './Hints';
import { Schedule, scheduleText } from './phased';
import { ADVICE, REVIEW } from './words';
import { hasNoEmployer } from '../../formatting/work';
import { Rows } from './Rows';
import { Warnings } from './Warnings';

export type ReportFieldsProps = {
  screen: ReportScreen;
  form: ReportForm;
  findings: readonly FindingView[];
  /** How it could be worded better. */
  hints: readonly FindingView[];
  /** The phased return as far as the record has read it. */
  phased: PhasedView | null;
  editions: readonly ChoiceView[];
  options: readonly ChoiceView[];
  today: string;
  /** What stops the report in a field, once it may be said. */
  errorOf: (field: string) => string | undefined;
  onEdit: (change: (form: ReportForm) => ReportForm) => void;
  onMeant: (finding: FindingView, meant: boolean) => void;
  onGoTo: (field: string) => void;
  /** Opens the builder of the phased return. */
  onBuild: () => void;
};

const PHASED = 'phased_return';

const asOptions = (choices: readonly ChoiceView[]) =>
  choices.map(({ id, words }) => ({ value: id, label: words }));

const basisWords = ({ title, on }: BasisView): string => `${title}, ${longDate(on)}`;

/** The form in the order in which it prints. */
export const ReportFields = (props: ReportFieldsProps) => {
  const { screen, form, findings, hints, phased, editions, options, today, errorOf, onEdit, onMeant, onGoTo, onBuild } = props;
  const set = <K extends keyof ReportForm>(key: K) => (value: ReportForm[K]) =>
    onEdit((now) => ({ ...now, [key]: value }));
  const warnings = (field: string) => (
    <Warnings findings={findings} field={field} onMeant={onMeant} />
  );
  const from = dayParts(form.from) ? form.from : undefined;
  const { previous } = screen;
  const rowChanges = previous === null ? undefined : compareRows(form.rows, previous.rows);
  const commentsChange = previous === null ? undefined : compareText(form.comments, previous.comments);
  const scheduleChange =
    previous === null ? undefined : compareText(scheduleText(form.phased), scheduleText(previous.phased));
  const onEnter = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = options.findIndex(({ id }) => id === PHASED);
    if (event.key !== 'Enter' || event.ctrlKey || !(event.target instanceof HTMLElement)) return;
    if (at < 0 || event.target.id !== choiceId('options', at)) return;
    event.preventDefault();
    if (!form.options.includes(PHASED)) set('options')([...form.options, PHASED]);
    onBuild();
  };
  return (
    <>
      <Radios
        id="advice"
        label="I advise that"
        digits
        options={ADVICE}
        value={form.advice === '' ? null : form.advice}
        error={errorOf('advice')}
        onChange={set('advice')}
      />
      {warnings('advice')}
      <div className="report-fields__line">
        <DayField
          id="from"
          label="Period from"
          today={today}
          toward="future"
          value={form.from}
          error={errorOf('from')}
          onChange={set('from')}
        />
        <DayField
          id="to"
          label="to (a day, or 4w, 28d)"
          today={today}
          toward="future"
          lengthFrom={from}
          value={form.to}
          error={errorOf('to')}
          onChange={set('to')}
        />
      </div>
      {warnings('from')}
      {warnings('to')}
      <div className="report-fields__line">
        <Radios
          id="review"
          label="A follow-up review"
          inline
          options={REVIEW}
          value={form.review === '' ? null : form.review}
          error={errorOf('review')}
          onChange={set('review')}
        />
        {form.review === 'required' && (
          <DayField
            id="review_on"
            label="Review on (empty: no day made yet)"
            today={today}
            toward="future"
            value={form.review_on}
            error={errorOf('review_on')}
            onChange={set('review_on')}
          />
        )}
      </div>
      {warnings('review')}
      {warnings('review_on')}
      {/* Enter in the box of a phased return ticks it and asks at once how it is phased. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div onKeyDown={onEnter}>
      <Checkboxes
        id="options"
        label="With the employer’s agreement, may benefit from"
        inline
        options={asOptions(options)}
        values={form.options}
        error={errorOf('options')}
        onChange={(values) => set('options')([...values])}
      />
      </div>
      {previous && (
        <OptionDifferences
          changes={compareOptions(form.options, previous.options)}
          options={options}
          number={previous.number}
        />
      )}
      {warnings('options')}
      <Schedule form={form.phased} said={phased} ticked={form.options.includes(PHASED)} onBuild={onBuild} />
      {previous && scheduleChange === 'left out' && (
        <p className="difference">Left out: the schedule of {shortNumber(previous.number)}.</p>
      )}
      {previous && scheduleChange && scheduleChange !== 'left out' && (
        <Difference change={scheduleChange} number={previous.number} />
      )}
      {warnings('phased')}
      <Rows
        rows={form.rows}
        onChange={set('rows')}
        onMove={(rows, from) => onEdit((now) => withRowsMoved(now, rows, from))}
        findings={findings}
        hints={hints}
        errorOf={errorOf}
        onMeant={onMeant}
        onGoTo={onGoTo}
        beside={(at) => {
          const change = rowChanges?.rows[at];
          return previous && change && <Difference change={change} number={previous.number} />;
        }}
      />
      {previous && rowChanges && (
        <LeftOut
          rows={rowChanges.leftOut}
          number={previous.number}
          onPutBack={(row) => onEdit((now) => ({ ...now, rows: [...now.rows, row] }))}
        />
      )}
      {warnings('rows')}
      <TextArea
        id="comments"
        label="Further comments"
        value={form.comments}
        error={errorOf('comments')}
        onChange={set('comments')}
      />
      {previous && commentsChange === 'left out' && (
        <p className="difference">Left out: the comments of {shortNumber(previous.number)}.</p>
      )}
      {previous && commentsChange && commentsChange !== 'left out' && (
        <Difference change={commentsChange} number={previous.number} />
      )}
      {warnings('comments')}
      <Hints hints={hints} field="comments" />
      <div className="report-fields__line">
        <DayField
          id="assessed_on"
          label="Assessment completed"
          today={today}
          toward="past"
          value={form.assessed_on}
          error={errorOf('assessed_on')}
          onChange={set('assessed_on')}
        />
        {screen.bases.length > 1 ? (
          <Select
            id="basis"
            label="Rests on"
            options={screen.bases.map((basis) => ({ value: basis.contact, label: basisWords(basis) }))}
            value={form.basis === '' ? null : form.basis}
            error={errorOf('basis')}
            onChange={set('basis')}
          />
        ) : (
          <p className="report-fields__fact">
            Rests on: {screen.bases[0] ? basisWords(screen.bases[0]) : 'no signed contact yet'}
          </p>
        )}
      </div>
      {warnings('assessed_on')}
      {warnings('basis')}
      <Select
        id="edition"
        label="Edition"
        options={asOptions(editions)}
        value={form.edition === '' ? null : form.edition}
        error={errorOf('edition')}
        onChange={set('edition')}
      />
      <p className="report-fields__fact">By {screen.practitioner}</p>
      <h2 className="report-fields__head">Copies after issue</h2>
      <CopyList consents={screen.case.consents} noEmployer={hasNoEmployer(screen.case.form)} />
    </>
  );
};
