import { useEffect, useLayoutEffect, useRef } from 'react';
import type { CatalogueView } from '../../ipc';
import type { Spot } from './field';

/**
 * Puts an element over everything, under the cursor, or over it where there is more room; `above`: over it
 * wherever there is room at all, so that the words that follow stay in sight.
 */
export const useUnderCursor = (spot: Spot, above = false) => {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = popup.current;
    if (!element) return;
    // The top layer: nothing that scrolls or clips cuts it off, and the focus stays where it is. An engine
    // without it would hide what carries the attribute, so that comes only with the call.
    if (!('showPopover' in element)) return;
    element.popover = 'manual';
    element.showPopover();
  }, []);
  useLayoutEffect(() => {
    const element = popup.current;
    if (!element) return;
    const gap_px = 4;
    const below_px = window.innerHeight - spot.bottom - gap_px;
    const above_px = spot.top - gap_px;
    const under = above
      ? above_px < element.scrollHeight
      : below_px >= Math.min(element.scrollHeight, 240) || below_px >= above_px;
    element.style.maxHeight = `${Math.max(120, (under ? below_px : above_px) - gap_px)}px`;
    element.style.left = `${Math.max(gap_px, Math.min(spot.left, window.innerWidth - element.offsetWidth - gap_px))}px`;
    element.style.top = under ? `${spot.bottom + gap_px}px` : 'auto';
    element.style.bottom = under ? 'auto' : `${window.innerHeight - spot.top + gap_px}px`;
  });
  return popup;
};

export type PickerProps = {
  listId: string;
  spot: Spot;
  found: readonly CatalogueView[];
  active: number;
  onChoose: (wording: CatalogueView) => void;
  favourites: readonly string[];
  /** What is shown alone, with the key that changes it. */
  filters: readonly Filter[];
};

export type Filter = { key: string; name: string; value: string; onNext: () => void };

const Slots = ({ wording }: { wording: string }) =>
  wording.split(/(\{[^{}\n]{1,60}\})/).map((part, at) =>
    part.startsWith('{') ? (
      <mark key={at} className="wording__slot">
        {part.slice(1, -1)}
      </mark>
    ) : (
      part
    ),
  );

/** The wordings that fit what was typed, under the cursor. The keys are dealt with in the field. */
export const Picker = ({ listId, spot, found, active, onChoose, favourites, filters }: PickerProps) => {
  const popup = useUnderCursor(spot);
  const chosen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [active, found]);
  return (
    <div ref={popup} className="wording">
      <p className="wording__keys">
        {found.length === 0 ? 'No wording has that.' : '↑ ↓ choose, Enter takes it.'} Esc keeps what you typed.
      </p>
      <div className="wording__filters">
        {filters.map(({ key, name, value, onNext }) => (
          // The field keeps the focus; the key does the same as the mouse.
          <button
            key={key}
            type="button"
            tabIndex={-1}
            className="wording__filter"
            aria-keyshortcuts={key}
            onMouseDown={(event) => event.preventDefault()}
            onClick={onNext}
          >
            {name}: <b>{value}</b> <kbd aria-hidden="true">{key}</kbd>
          </button>
        ))}
        <span>
          ★ favourite <kbd aria-hidden="true">Alt+F</kbd>
        </span>
      </div>
      <div id={listId} role="listbox" aria-label="Wordings" className="wording__list">
        {found.map((one, index) => (
          // The keys are dealt with in the field, which keeps the focus.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={one.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            ref={index === active ? chosen : null}
            className="wording__option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(one)}
          >
            <span className="wording__number">{one.number}</span>
            <span>
              {favourites.includes(one.id) && (
                <>
                  <span aria-hidden="true">★ </span>
                  <span className="nhsuk-u-visually-hidden">Favourite. </span>
                </>
              )}
              <Slots wording={one.wording} />
              {one.about !== 'any' && <span className="wording__about"> For {one.about}.</span>}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
};
