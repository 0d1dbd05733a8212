import type { KeyboardEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '../Dialog';
import { useOnRecord } from '../Exchanging';
import { matching } from './matching';
import './commandPalette.scss';

export type PaletteItem = {
  id: string;
  label: string;
  /** At the right, quieter: born and NHS number of a person, what an action is about. */
  detail?: string | undefined;
  /** The key that does the same. */
  shortcut?: string | undefined;
  run: () => void;
};

export type CommandPaletteProps = {
  onClose: () => void;
  actions: readonly PaletteItem[];
  /** Finds people; asked with each change of the text, never with an empty one. */
  findPeople?: ((text: string) => Promise<readonly PaletteItem[]>) | undefined;
};

/** A list longer than this is not read but narrowed down. */
const SHOWN_MAX = 12;

/** People for the text; another `asking` asks again for the same one. */
const useFound = (text: string, find: CommandPaletteProps['findPeople'], asking: number) => {
  const [found, setFound] = useState<{ text: string; people: readonly PaletteItem[]; failed: boolean }>();
  useEffect(() => {
    if (!find || text.trim() === '') return undefined;
    // An answer that comes after the text has changed again is of no use.
    let stale = false;
    find(text.trim()).then(
      (people) => {
        if (!stale) setFound({ text, people, failed: false });
      },
      () => {
        if (!stale) setFound({ text, people: [], failed: true });
      },
    );
    return () => {
      stale = true;
    };
  }, [text, find, asking]);
  return text.trim() === '' ? undefined : found;
};

const countWords = (people: number, actions: number): string =>
  people + actions === 0
    ? 'Nothing found'
    : `${people} ${people === 1 ? 'person' : 'people'}, ${actions} ${actions === 1 ? 'action' : 'actions'}`;

/** Ctrl+K: one box for people and actions. Mount it to open it; the focus returns when it closes. */
export const CommandPalette = ({ onClose, actions, findPeople }: CommandPaletteProps) => {
  const [text, setText] = useState('');
  /** By its id: what others send may put people above it. */
  const [chosenId, setChosenId] = useState<string>();
  const [asking, setAsking] = useState(0);
  const listId = useId();
  const chosen = useRef<HTMLDivElement>(null);
  const found = useFound(text, findPeople, asking);
  // Until then nothing is said: "Nothing found" would be untrue.
  const answered = findPeople === undefined || text.trim() === '' || found?.text === text;
  const people = (found?.people ?? []).slice(0, SHOWN_MAX);
  const fitting = matching(actions, text).slice(0, SHOWN_MAX);
  const items = [...people, ...fitting];
  const active = Math.max(
    items.findIndex(({ id }) => id === chosenId),
    0,
  );
  useOnRecord(() => {
    // Enter must open the one that was read, wherever it then stands.
    if (found?.text === text) setChosenId(items[active]?.id);
    setAsking((count) => count + 1);
  });

  useEffect(() => {
    // In braces: newer engines give a promise here, which React would take for a clean-up function.
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const run = (item: PaletteItem | undefined) => {
    if (!item) return;
    // Closed first, so that the place it opens finds the focus free.
    onClose();
    item.run();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const last = items.length - 1;
    const moves: Partial<Record<string, number>> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: last,
      PageUp: 0,
    };
    const next = moves[event.key];
    if (next !== undefined) setChosenId(items[next]?.id);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(items[active]);
    else return;
    event.preventDefault();
  };

  const option = (item: PaletteItem, index: number) => (
    // The keys are dealt with in the box, which keeps the focus.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      key={item.id}
      id={`${listId}-${index}`}
      role="option"
      aria-selected={index === active}
      ref={index === active ? chosen : null}
      className="palette__option"
      onClick={() => run(item)}
    >
      <bdi>{item.label}</bdi>
      {item.detail !== undefined && <span className="palette__detail">{item.detail}</span>}
      {item.shortcut !== undefined && <kbd>{item.shortcut}</kbd>}
    </div>
  );

  return (
    <Dialog title="Find a person or an action" onClose={onClose}>
      <label className="nhsuk-label" htmlFor={`${listId}-box`}>
        Name, NHS number or what you want to do
      </label>
      <input
        className="nhsuk-input"
        id={`${listId}-box`}
        data-first-focus
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={items.length > 0 ? `${listId}-${active}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosenId(undefined);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label="Found" className="palette__list">
        {people.length > 0 && (
          <div role="group" aria-label="People" className="palette__group">
            <div role="presentation" className="palette__heading">
              People
            </div>
            {people.map((item, index) => option(item, index))}
          </div>
        )}
        {fitting.length > 0 && (
          <div role="group" aria-label="Actions" className="palette__group">
            <div role="presentation" className="palette__heading">
              Actions
            </div>
            {fitting.map((item, index) => option(item, people.length + index))}
          </div>
        )}
      </div>
      <p className="palette__count" role="status">
        {found?.failed === true ? 'People could not be searched. ' : ''}
        {answered && countWords(people.length, fitting.length)}
      </p>
    </Dialog>
  );
};
