import type { ReactElement } from 'react';

/** What every field has. The label is always visible, except where a table's heading says the same. */
export type FieldProps = {
  /** Of the control itself (the first one of a group), so that error summaries and places can jump to it. */
  id: string;
  label: string;
  hint?: string | ReactElement | undefined;
  error?: string | undefined;
  /** Label and control on one line: for forms where many short fields stand below one another. */
  compact?: boolean | undefined;
  /** Label heard, not seen: only in a table cell under a heading. */
  hideLabel?: boolean | undefined;
};

/** What nhsuk-react-components wants for these; `aria-invalid` is ours, it sets none. */
export const fieldParts = ({ id, label, hint, error, compact, hideLabel }: FieldProps) => ({
  id,
  name: id,
  label,
  ...(hint === undefined ? {} : { hint }),
  ...(error === undefined ? {} : { error, 'aria-invalid': true as const }),
  labelProps: hideLabel ? { className: 'nhsuk-u-visually-hidden' } : {},
  formGroupProps: compact ? { className: 'field--compact' } : {},
});
