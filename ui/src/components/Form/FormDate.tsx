import { useState } from 'react';
import { dayParts } from '../../formatting/civilDate';
import { longDate } from '../../formatting/dates';
import type { DateFieldProps } from '../DateField';
import { DateField } from '../DateField';

const shown = (value: string): string => (dayParts(value) ? longDate(value) : value);

export type FormDateProps = Omit<DateFieldProps, 'typed' | 'onChange'> & {
  /** As the form holds it: `2026-09-07` once it means a day, else the text as typed. */
  value: string;
  onChange: (value: string) => void;
};

/** A DateField over one text of a form, as the Rust side takes it. */
export const FormDate = ({ value, onChange, ...field }: FormDateProps) => {
  const [typed, setTyped] = useState(() => shown(value));
  return (
    <DateField
      {...field}
      typed={typed}
      onChange={(next, date) => {
        setTyped(next);
        onChange(date ?? next);
      }}
    />
  );
};
