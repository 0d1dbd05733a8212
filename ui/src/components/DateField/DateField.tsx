import { useState } from 'react';
import type { CivilDate } from '../../formatting/civilDate';
import type { TypedDateOptions } from '../../formatting/dates';
import { fullDate, longDate, readTypedDate } from '../../formatting/dates';
import { days, periodDays } from '../../formatting/durations';
import type { FieldProps } from '../field';
import { TextField } from '../TextField';
import './dateField.scss';

export type DateFieldProps = FieldProps &
  TypedDateOptions & {
    /** The text as typed; keep it with the form, so that nothing typed is ever lost. */
    typed: string;
    /** The date it means, undefined while it means none. */
    onChange: (typed: string, date: CivilDate | undefined) => void;
  };

/**
 * A date typed in any short way (`12`, `12/10`, `+4w`, `28d`, `mon`, `today`) and shown back in full
 * with every key. On leaving, the text becomes the date itself, because "mon" means another day
 * tomorrow. What cannot be read is said on leaving, never while someone is still typing.
 */
export const DateField = (props: DateFieldProps) => {
  const { today, toward, lengthFrom, typed, onChange, error, id, ...field } = props;
  const options = { today, toward, lengthFrom };
  const read = readTypedDate(typed, options);
  const [leftWith, setLeftWith] = useState<string>();
  const refusal = read.kind === 'refused' && leftWith === typed ? read.message : undefined;
  const shownId = `${id}--date`;
  const change = (next: string) => {
    const meant = readTypedDate(next, options);
    onChange(next, meant.kind === 'date' ? meant.date : undefined);
  };
  return (
    <div className="date-field">
      <TextField
        {...field}
        id={id}
        width={20}
        error={refusal ?? error}
        value={typed}
        onChange={change}
        spellCheck={false}
        aria-describedby={shownId}
        onBlur={() => {
          setLeftWith(typed);
          if (read.kind === 'date' && typed !== longDate(read.date)) {
            onChange(longDate(read.date), read.date);
          }
        }}
      />
      {/* Announced politely after each key that completes a date. */}
      <output className="date-field__shown" id={shownId} htmlFor={id}>
        {read.kind === 'date' && fullDate(read.date)}
        {read.kind === 'date' &&
          lengthFrom !== undefined &&
          read.date >= lengthFrom &&
          ` (${days(periodDays(lengthFrom, read.date))})`}
      </output>
    </div>
  );
};
