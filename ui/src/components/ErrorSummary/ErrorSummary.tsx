import { useEffect, useId, useRef } from 'react';
import './errorSummary.scss';

export type FieldError = {
  /** Id of the field to go to; without one the message stands alone. */
  fieldId?: string | undefined;
  /** What is wrong and what would be right. */
  message: string;
};

export type ErrorSummaryProps = {
  /** Make a new array for each attempt: a new one takes the focus, the same one does not. */
  errors: readonly FieldError[];
  title?: string | undefined;
  /** Goes to a field that may first have to be brought on screen. Without it the field takes the focus. */
  onGo?: ((fieldId: string) => void) | undefined;
  /** Says of a line that it has been put right since; it goes, and the last one takes the box with it. */
  settled?: ((error: FieldError) => boolean) | undefined;
};

/**
 * Everything that stands in the way, above the form it is about. Takes the focus when it appears; each
 * line goes to its field. Draws nothing when there is nothing.
 */
export const ErrorSummary = (props: ErrorSummaryProps) => {
  const { errors, title = 'There is a problem', onGo, settled } = props;
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  const standing = settled ? errors.filter((error) => !settled(error)) : errors;
  if (standing.length === 0) return null;
  return (
    <div
      className="nhsuk-error-summary error-summary"
      ref={box}
      tabIndex={-1}
      role="group"
      aria-labelledby={titleId}
    >
      <h2 className="nhsuk-error-summary__title" id={titleId}>
        {title}
      </h2>
      <ul className="nhsuk-list nhsuk-error-summary__list">
        {standing.map(({ fieldId, message }) => (
          <li key={`${fieldId ?? ''} ${message}`}>
            {fieldId === undefined ? (
              message
            ) : (
              <a
                href={`#${fieldId}`}
                onClick={(event) => {
                  event.preventDefault();
                  if (onGo) onGo(fieldId);
                  else document.getElementById(fieldId)?.focus();
                }}
              >
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
