import type { ReactNode } from 'react';
import { ErrorMessage, HintText, Label } from 'nhsuk-react-components';
import type { FieldProps } from '../field';
import type { Choice } from '../Radios';
import { ChoiceGroup, choiceId } from '../Radios';

type BoxProps = {
  id: string;
  label: ReactNode;
  hint?: string | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
  describedBy?: string | undefined;
};

const Box = ({ id, label, hint, checked, onChange, describedBy }: BoxProps) => {
  const described = [hint === undefined ? undefined : `${id}--hint`, describedBy].filter(Boolean);
  return (
    <div className="choice">
      <input
        className="choice__input"
        type="checkbox"
        id={id}
        checked={checked}
        aria-describedby={described.length === 0 ? undefined : described.join(' ')}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <Label className="choice__label" htmlFor={id}>
        {label}
      </Label>
      {hint !== undefined && (
        <HintText className="choice__hint" id={`${id}--hint`}>
          {hint}
        </HintText>
      )}
    </div>
  );
};

export type CheckboxesProps<V extends string> = FieldProps & {
  options: readonly Choice<V>[];
  values: readonly V[];
  /** The chosen values in the order of the options, however they were ticked. */
  onChange: (values: readonly V[]) => void;
  inline?: boolean | undefined;
};

export const Checkboxes = <V extends string>(props: CheckboxesProps<V>) => {
  const { id, options, values, onChange, inline = false } = props;
  const change = (value: V, checked: boolean) =>
    onChange(
      options
        .map((option) => option.value)
        .filter((one) => (one === value ? checked : values.includes(one))),
    );
  return (
    <ChoiceGroup {...props} inline={inline}>
      {options.map((option, at) => (
        <div key={option.value}>
          <Box
            id={choiceId(id, at)}
            label={option.label}
            hint={option.hint}
            checked={values.includes(option.value)}
            onChange={(checked) => change(option.value, checked)}
          />
          {values.includes(option.value) && option.shows !== undefined && (
            <div className="choice__shows">{option.shows}</div>
          )}
        </div>
      ))}
    </ChoiceGroup>
  );
};

export type CheckboxProps = Omit<BoxProps, 'describedBy'> & { error?: string | undefined };

/** A single yes that stands by itself. */
export const Checkbox = ({ error, ...box }: CheckboxProps) => (
  <div className={error === undefined ? 'nhsuk-form-group' : 'nhsuk-form-group nhsuk-form-group--error'}>
    {error !== undefined && <ErrorMessage id={`${box.id}--error`}>{error}</ErrorMessage>}
    <div className="choices">
      <Box {...box} describedBy={error === undefined ? undefined : `${box.id}--error`} />
    </div>
  </div>
);
