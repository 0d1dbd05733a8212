import type { KeyboardEvent, ReactNode } from 'react';
import { HintText, Label } from 'nhsuk-react-components';
import type { FieldProps } from '../field';
import { ChoiceGroup, choiceId } from './ChoiceGroup';
import './radios.scss';

export type Choice<V extends string> = {
  value: V;
  label: string;
  hint?: string | undefined;
  /** Shown below this option while it is chosen. */
  shows?: ReactNode;
};

export type RadiosProps<V extends string> = FieldProps & {
  options: readonly Choice<V>[];
  /** null while nothing is chosen: nothing is ticked beforehand. */
  value: V | null;
  onChange: (value: V) => void;
  /** Side by side, for two to five short options. */
  inline?: boolean | undefined;
  /** Digits 1 to 9 choose while the focus is in the group; the digit stands before each option. */
  digits?: boolean | undefined;
};

export const Radios = <V extends string>(props: RadiosProps<V>) => {
  const { id, options, value, onChange, inline = false, digits = false } = props;
  const byDigit = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.target instanceof HTMLTextAreaElement) return;
    if (event.target instanceof HTMLInputElement && event.target.type !== 'radio') return;
    const at = Number(event.key) - 1;
    const chosen = options[at];
    if (!chosen) return;
    event.preventDefault();
    onChange(chosen.value);
    document.getElementById(choiceId(id, at))?.focus();
  };
  return (
    <ChoiceGroup {...props} inline={inline} onKeyDown={digits ? byDigit : undefined}>
      {options.map((option, at) => {
        const inputId = choiceId(id, at);
        const chosen = option.value === value;
        return (
          <div key={option.value}>
            <div className="choice">
              <input
                className="choice__input"
                type="radio"
                id={inputId}
                name={id}
                value={option.value}
                checked={chosen}
                aria-describedby={option.hint === undefined ? undefined : `${inputId}--hint`}
                onChange={() => onChange(option.value)}
              />
              <Label className="choice__label" htmlFor={inputId}>
                {digits && at < 9 && (
                  <span className="choices__digit" aria-hidden="true">
                    {at + 1}
                  </span>
                )}
                {option.label}
              </Label>
              {option.hint !== undefined && (
                <HintText className="choice__hint" id={`${inputId}--hint`}>
                  {option.hint}
                </HintText>
              )}
            </div>
            {chosen && option.shows !== undefined && (
              <div className="choice__shows">{option.shows}</div>
            )}
          </div>
        );
      })}
    </ChoiceGroup>
  );
};
