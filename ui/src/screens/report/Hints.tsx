import type { FindingView } from '../../ipc';

export type HintsProps = { hints: readonly FindingView[]; field: string };

/** Under a field: how it could be worded better. Stops nothing and asks nothing. */
export const Hints = ({ hints, field }: HintsProps) => (
  <>
    {hints
      .filter((one) => one.field === field)
      .map(({ code, message }) => (
        <p key={code + message} className="wording-hint">
          <span aria-hidden="true">✎ </span>
          <span className="nhsuk-u-visually-hidden">Hint: </span>
          {message}
        </p>
      ))}
  </>
);
