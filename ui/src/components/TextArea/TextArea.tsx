import type { ComponentProps } from 'react';
import { useLayoutEffect, useRef } from 'react';
import { Textarea } from 'nhsuk-react-components';
import type { FieldProps } from '../field';
import { fieldParts } from '../field';
import './textArea.scss';

export type TextAreaProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  /** Lines shown when there is less text; it grows with more. */
  rows?: number | undefined;
} & Pick<
    ComponentProps<'textarea'>,
    'onBlur' | 'onKeyDown' | 'maxLength' | 'readOnly' | 'aria-describedby' | 'spellCheck'
  >;

/** As high as its text; false while it is not shown and nothing can be measured, then its rows stand for it. */
const grow = (element: HTMLTextAreaElement): boolean => {
  element.style.height = 'auto';
  if (element.scrollHeight === 0) return false;
  // The borders are not part of scrollHeight.
  const borders_px = element.offsetHeight - element.clientHeight;
  element.style.height = `${element.scrollHeight + borders_px}px`;
  return true;
};

/** Text of any length. Grows as one types, so that nothing written is out of sight. */
export const TextArea = (props: TextAreaProps) => {
  const { id, label, hint, error, compact, hideLabel, value, onChange, rows = 2, ...rest } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return undefined;
    if (grow(element)) return undefined;
    // In a dialog that opens only after its fields are drawn.
    const frame = requestAnimationFrame(() => grow(element));
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return (
    <Textarea
      {...rest}
      {...fieldParts({ id, label, hint, error, compact, hideLabel })}
      ref={area}
      rows={rows}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
};
