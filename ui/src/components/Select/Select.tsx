import { Select as NhsSelect } from 'nhsuk-react-components';
import type { FieldProps } from '../field';
import { fieldParts } from '../field';

export type SelectProps<V extends string> = FieldProps & {
  options: readonly { value: V; label: string }[];
  /** null while nothing is chosen: nothing is chosen for the person beforehand. */
  value: V | null;
  onChange: (value: V) => void;
  /** What stands there while nothing is chosen. */
  emptyLabel?: string | undefined;
  disabled?: boolean | undefined;
};

/** One of many. Below about six options use Radios, which show them all. */
export const Select = <V extends string>(props: SelectProps<V>) => {
  const { options, value, onChange, emptyLabel = 'Choose', disabled = false } = props;
  return (
    <NhsSelect
      {...fieldParts(props)}
      disabled={disabled}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.currentTarget.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {value === null && <option value="">{emptyLabel}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </NhsSelect>
  );
};
