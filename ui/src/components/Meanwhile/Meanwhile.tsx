import './meanwhile.scss';

/** Said when others' entries came while a form is open. */
export const NEWS_BESIDE_A_FORM =
  'Something about this person has come from another laptop. What you are typing is left as it is.';

/** Under a field that is being changed here: what somebody else made of it. Nothing when nobody did. */
export const meanwhileWords = (recorded: string | undefined): string | undefined => {
  if (recorded === undefined) return undefined;
  return recorded === '' ? 'Meanwhile emptied on another laptop' : `Meanwhile on another laptop: ${recorded}`;
};

/** Before saving: that others changed the same fields, and what saving does then. */
export const Meanwhile = ({ many }: { many: number }) => (
  // There from the start, because a region that comes with its text is often not read.
  <p className="meanwhile" role="status">
    {many > 0 && (
      <>
        <span aria-hidden="true">▲ </span>
        {many === 1 ? 'A field that you are changing was' : `${many} fields that you are changing were`} changed on another
        laptop meanwhile. Saving records what you typed; what they wrote stays in the history.
      </>
    )}
  </p>
);
