import { useState } from 'react';
import { dayParts } from '../../formatting/civilDate';
import type { TypedDateOptions } from '../../formatting/dates';
import { longDate } from '../../formatting/dates';
import { DateField } from '../DateField';
import type { FieldProps } from '../field';

export type DayFieldProps = FieldProps &
  TypedDateOptions & {
    /** A civil date, or what was typed as long as it means none: as a form of the record keeps it. */
    value: string;
    onChange: (value: string) => void;
  };

const shown = (value: string): string => (dayParts(value) ? longDate(value) : value);

/** A DateField over the one text a form of the record has for a day. */
export const DayField = ({ value, onChange, ...field }: DayFieldProps) => {
  const [typed, setTyped] = useState(() => shown(value));
  const [known, setKnown] = useState(value);
  // Changed from outside (an undo, a saved draft): what stood here is no longer what is meant.
  if (known !== value) {
    setKnown(value);
    setTyped(shown(value));
  }
  return (
    <DateField
      {...field}
      typed={typed}
      onChange={(next, date) => {
        const meant = date ?? next;
        setTyped(next);
        setKnown(meant);
        if (meant !== value) onChange(meant);
      }}
    />
  );
};
