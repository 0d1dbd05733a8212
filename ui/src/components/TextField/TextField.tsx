import type { ComponentProps, Ref } from 'react';
import { TextInput } from 'nhsuk-react-components';
import type { FieldProps } from '../field';
import { fieldParts } from '../field';
import './textField.scss';

export type TextFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  /** Room for about so many characters; the whole width without it. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined;
  prefix?: string | undefined;
  suffix?: string | undefined;
  type?: 'text' | 'tel' | 'email' | 'password' | 'search' | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
  /** `/` offers wordings here too, where a WordingProvider stands above. A TextArea does so without it. */
  wording?: boolean | undefined;
} & Pick<
    ComponentProps<'input'>,
    | 'onBlur'
    | 'onKeyDown'
    | 'inputMode'
    | 'autoComplete'
    | 'spellCheck'
    | 'maxLength'
    | 'readOnly'
    | 'disabled'
    | 'aria-describedby'
  >;

/** One line of text. Never offers what someone typed about another patient: autocomplete is off. */
export const TextField = (props: TextFieldProps) => {
  const { id, label, hint, error, compact, hideLabel, value, onChange, inputRef, wording, ...rest } = props;
  return (
    <TextInput
      autoComplete="off"
      {...(wording ? { 'data-wording': '' } : {})}
      {...rest}
      {...fieldParts({ id, label, hint, error, compact, hideLabel })}
      ref={inputRef}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
};
