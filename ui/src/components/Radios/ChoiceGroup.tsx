import classNames from 'classnames';
import { ErrorMessage, Fieldset, HintText, Legend } from 'nhsuk-react-components';
import type { KeyboardEvent, ReactNode } from 'react';
import type { FieldProps } from '../field';

type ChoiceGroupProps = FieldProps & {
  inline: boolean;
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
  children: ReactNode;
};

/**
 * The fieldset round radios or checkboxes, with the NHS legend, hint and error. The library's Radios
 * and Checkboxes are not used: each loads a script of nhsuk-frontend that changes the page behind
 * React's back, and their boxes are too large for a desk.
 */
export const ChoiceGroup = (props: ChoiceGroupProps) => {
  const { id, label, hint, error, hideLabel, inline, onKeyDown, children } = props;
  const hintId = hint === undefined ? undefined : `${id}--hint`;
  const errorId = error === undefined ? undefined : `${id}--error`;
  const described = [hintId, errorId].filter((one) => one !== undefined).join(' ');
  return (
    <div className={classNames('nhsuk-form-group', { 'nhsuk-form-group--error': error !== undefined })}>
      <Fieldset aria-describedby={described === '' ? undefined : described}>
        <Legend className={hideLabel ? 'nhsuk-u-visually-hidden' : undefined}>{label}</Legend>
        {hint !== undefined && <HintText id={hintId}>{hint}</HintText>}
        {error !== undefined && <ErrorMessage id={errorId}>{error}</ErrorMessage>}
        {/* The keys only pick one of the inputs inside, which have their own. */}
        {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div
          className={classNames('choices', { 'choices--inline': inline })}
          onKeyDown={onKeyDown}
        >
          {children}
        </div>
      </Fieldset>
    </div>
  );
};

/** The first input carries the group's id, so that an error link lands on something to press. */
export const choiceId = (groupId: string, at: number): string =>
  at === 0 ? groupId : `${groupId}-${at + 1}`;
