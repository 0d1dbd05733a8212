/** What is parked of one person, as one button. */
export type ParkedItem = {
  id: string;
  /** The family name; no more, because others can see the foot of the screen. */
  name: string;
  /** How many drafts of the same case wait; the button opens the one that was left last. */
  count: number;
  /** The rest for who cannot tell by the name: `Nasima: Step 1, telephone`. */
  rest: string;
  onOpen: () => void;
};

type ParkedProps = { parked: readonly ParkedItem[]; onAll: (() => void) | undefined };

/** As many as fit, and as few as fit where text is large; statusBar.scss shows one count or the other. */
const SHOWN = 3;
const SHOWN_LARGE = 1;

export const Parked = ({ parked, onAll }: ParkedProps) => {
  const more = (shown: number, className: string) =>
    parked.length > shown && (
      <button type="button" className={`desk-link ${className}`} onClick={onAll}>
        and {parked.length - shown} more
      </button>
    );
  return (
    <span className="parked" role="group" aria-label="Parked">
      <span aria-hidden="true">Parked:</span>
      {parked.slice(0, SHOWN).map(({ id, name, count, rest, onOpen }, at) => (
        <button
          key={id}
          type="button"
          className="parked__one"
          title={`${name}, ${rest}`}
          onClick={onOpen}
          aria-keyshortcuts={at === 0 ? 'Shift+F6' : undefined}
        >
          <bdi className="parked__name">{name}</bdi>
          {count > 1 && ` (${count})`}
          <span className="nhsuk-u-visually-hidden">, {rest}</span>
          {at === 0 && <kbd aria-hidden="true">Shift+F6</kbd>}
        </button>
      ))}
      {more(SHOWN, 'parked__more')}
      {more(SHOWN_LARGE, 'parked__more parked__more--large')}
    </span>
  );
};
