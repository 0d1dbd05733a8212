import type { ReactNode } from 'react';
import { useEffect, useEffectEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CatalogueView } from '../../ipc';
import { call, commands } from '../../ipc';
import { useSession } from '../Session';
import type { Spot, TextBox } from './field';
import { asTextBox, spotOf, typeInto } from './field';
import type { KnownForWording, Only } from './offered';
import { ANY, demandsIn, nextOf, offered } from './offered';
import { Picker } from './Picker';
import { SlotTip } from './SlotTip';
import type { SlotAt } from './slots';
import { slotAfter, slotBefore, slotSelected, slotsIn, withKnown } from './slots';
import './wording.scss';

export type WordingProviderProps = {
  known: KnownForWording;
  /** A wording was put into a field; the field's id. */
  onInserted?: ((fieldId: string, wording: CatalogueView) => void) | undefined;
  /** What the row of a field is about: the words beside it. */
  aboutOf?: ((fieldId: string) => string) | undefined;
  children: ReactNode;
};

/** The list is open: in which field, where its `/` stands, what was typed since. */
type Open = { field: TextBox; at: number; typed: string; active: number; spot: Spot; only: Only };

type Selected = { slot: SlotAt; place: number; of: number; spot: Spot };

const beginsWord = (text: string, at: number): boolean => at === 0 || /\s/.test(text.charAt(at - 1));

const found = (count: number): string => (count === 1 ? '1 wording' : `${count} wordings`);

/**
 * Wordings by `/` in every text area below, and in each line of text marked `data-wording`; and Tab from slot
 * to slot. It listens for them all, so that a field needs to know nothing of it.
 */
export const WordingProvider = ({ known, onInserted, aboutOf, children }: WordingProviderProps) => {
  const { content, favourite_wordings: favourites, statusIs } = useSession();
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Open>();
  const [selected, setSelected] = useState<Selected>();
  const about = useMemo(
    () => (open ? demandsIn(aboutOf?.(open.field.id) ?? '', content.demands) : []),
    [open, aboutOf, content.demands],
  );
  const list = useMemo(
    () => (open ? offered(content, { text: open.typed, known, favourites, demands: about, only: open.only }) : []),
    [content, open, known, favourites, about],
  );
  const active = open ? Math.min(open.active, list.length - 1) : -1;

  const select = (field: TextBox, slot: SlotAt) => field.setSelectionRange(slot.start, slot.end);

  const insert = (wording: CatalogueView | undefined) => {
    if (!open || !wording) return;
    const { field, at } = open;
    setOpen(undefined);
    const text = withKnown(wording.wording, known.slots);
    typeInto(field, at, field.selectionEnd ?? at, text);
    const [first] = slotsIn(text);
    if (first) select(field, { ...first, start: at + first.start, end: at + first.end });
    // A wording makes the field grow: all of it stays above what stands at the foot of the form.
    requestAnimationFrame(() => field.scrollIntoView({ block: 'nearest' }));
    onInserted?.(field.id, wording);
  };

  const onInput = useEffectEvent((event: Event) => {
    const field = asTextBox(event.target);
    if (!field || !box.current?.contains(field)) return;
    if (event instanceof InputEvent && event.isComposing) return;
    const cursor = field.selectionEnd ?? 0;
    if (open?.field === field) {
      const typed = field.value.slice(open.at + 1, cursor);
      // A space at once after it: a lone slash was meant.
      const gone = cursor <= open.at || field.value.charAt(open.at) !== '/' || /^\s|\n/.test(typed);
      setOpen(gone ? undefined : { ...open, typed, active: 0 });
      return;
    }
    const slash = event instanceof InputEvent && event.data === '/';
    if (!slash || !beginsWord(field.value, cursor - 1) || content.adjustments.length === 0) return;
    setOpen({ field, at: cursor - 1, typed: '', active: 0, spot: spotOf(field, cursor - 1), only: ANY });
  });

  const show = (only: Partial<Only>) => {
    if (open) setOpen({ ...open, active: 0, only: { ...open.only, ...only } });
  };
  /** As a favourite it moves in the list, and what is active goes with it: Enter still takes the same one. */
  const star = async (id: string) => {
    const starred = !favourites.includes(id);
    statusIs(await call(commands.starWording(id, starred)));
    const liked = starred ? [...favourites, id] : favourites.filter((one) => one !== id);
    setOpen((now) => {
      if (!now) return now;
      const moved = offered(content, { text: now.typed, known, favourites: liked, demands: about, only: now.only });
      return { ...now, active: Math.max(0, moved.findIndex((one) => one.id === id)) };
    });
  };
  const next = {
    p: () => show({ problem: open?.only.problem === '' ? known.problemGroup : '' }),
    d: () => {
      // What the row is about comes first, then the others in their order.
      const rest = content.demands.map(({ id }) => id).filter((id) => !about.includes(id));
      show({ demand: nextOf(open?.only.demand ?? '', [...about, ...rest]) });
    },
    o: () => show({ option: nextOf(open?.only.option ?? '', content.options.map(({ id }) => id)) }),
    f: () => {
      const one = list[active];
      if (one) void star(one.id);
    },
  };
  const wordsFor = (id: string, choices: readonly { id: string; words: string }[]): string =>
    choices.find((one) => one.id === id)?.words ?? 'any';

  /** True when the key was meant for the list. */
  const byKey = (key: string): boolean => {
    if (!open) return false;
    const last = list.length - 1;
    if (key === 'Escape') setOpen(undefined);
    else if (last < 0) return false;
    else if (key === 'ArrowDown') setOpen({ ...open, active: active >= last ? 0 : active + 1 });
    else if (key === 'ArrowUp') setOpen({ ...open, active: active <= 0 ? last : active - 1 });
    else if (key === 'Enter') insert(list[active]);
    else return false;
    return true;
  };

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const field = asTextBox(event.target);
    if (!field || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      const key = event.key.toLowerCase();
      if (open?.field !== field || !(key in next)) return;
      next[key as keyof typeof next]();
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    let mine = false;
    if (open?.field === field && event.key !== 'Tab') mine = !event.shiftKey && byKey(event.key);
    else if (event.key === 'Tab') {
      setOpen(undefined);
      const { value, selectionStart, selectionEnd } = field;
      const slot = event.shiftKey ? slotBefore(value, selectionStart ?? 0) : slotAfter(value, selectionEnd ?? 0);
      if (slot) select(field, slot);
      mine = slot !== undefined;
    }
    if (!mine) return;
    // Neither the field nor the window has anything more to do with it.
    event.preventDefault();
    event.stopPropagation();
  });

  const onSelection = useEffectEvent(() => {
    const field = asTextBox(document.activeElement);
    const { value = '', selectionStart = null, selectionEnd = null } = field ?? {};
    if (open && (open.field !== field || (selectionEnd ?? 0) <= open.at)) setOpen(undefined);
    const slot = slotSelected(value, selectionStart ?? -1, selectionEnd ?? -1);
    if (!field || !slot || !box.current?.contains(field)) {
      setSelected(undefined);
      return;
    }
    const all = slotsIn(value);
    const place = all.findIndex(({ start }) => start === slot.start) + 1;
    setSelected({ slot, place, of: all.length, spot: spotOf(field, slot.start) });
  });

  const onLeave = useEffectEvent(() => {
    setOpen(undefined);
    setSelected(undefined);
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    // On the way down: a key for the list must not reach the field, the screen or the window.
    const keydown = (event: KeyboardEvent) => onKeyDown(event);
    const input = (event: Event) => onInput(event);
    const selection = () => onSelection();
    const leave = () => onLeave();
    element.addEventListener('keydown', keydown, { capture: true });
    // On the document, which hears of it after the screen has: a list opened before would draw the field again
    // with the text as it was, and the slash would be lost.
    document.addEventListener('input', input);
    element.addEventListener('focusout', leave);
    document.addEventListener('selectionchange', selection);
    // What stands under the cursor would stay where it was.
    window.addEventListener('resize', leave);
    return () => {
      element.removeEventListener('keydown', keydown, { capture: true });
      document.removeEventListener('input', input);
      element.removeEventListener('focusout', leave);
      document.removeEventListener('selectionchange', selection);
      window.removeEventListener('resize', leave);
    };
  }, []);

  // The field says what it controls for as long as the list is open.
  const field = open?.field;
  useLayoutEffect(() => {
    if (!field) return undefined;
    const names = ['aria-haspopup', 'aria-autocomplete', 'aria-controls', 'aria-activedescendant'];
    field.setAttribute('aria-haspopup', 'listbox');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', listId);
    return () => names.forEach((name) => field.removeAttribute(name));
  }, [field, listId]);
  useLayoutEffect(() => {
    if (active >= 0) field?.setAttribute('aria-activedescendant', `${listId}-${active}`);
    else field?.removeAttribute('aria-activedescendant');
  }, [field, listId, active]);

  const hint = content.slots.find(({ name }) => name === selected?.slot.name)?.hint ?? '';
  const only = open
    ? [wordsFor(open.only.problem, content.problem_groups), wordsFor(open.only.demand, content.demands), wordsFor(open.only.option, content.options)]
        .filter((words) => words !== 'any')
        .map((words) => ` Only ${words}.`)
        .join('')
    : '';
  const said = open
    ? `${found(list.length)}. Arrows choose, Enter takes it, Escape keeps what you typed.${only}`
    : selected
      ? `To fill in, ${selected.place} of ${selected.of}: ${selected.slot.name}. For example: ${hint}`
      : '';

  return (
    <div ref={box} className="wording-area">
      {children}
      {open && (
        <Picker
          listId={listId}
          spot={open.spot}
          found={list}
          active={active}
          onChoose={insert}
          favourites={favourites}
          filters={[
            ...(known.problemGroup === ''
              ? []
              : [{ key: 'Alt+P', name: 'Problem', value: wordsFor(open.only.problem, content.problem_groups), onNext: next.p }]),
            { key: 'Alt+D', name: 'Demand', value: wordsFor(open.only.demand, content.demands), onNext: next.d },
            { key: 'Alt+O', name: 'Option', value: wordsFor(open.only.option, content.options), onNext: next.o },
          ]}
        />
      )}
      {!open && selected && <SlotTip {...selected} hint={hint} />}
      <div className="nhsuk-u-visually-hidden" role="status">
        {said}
      </div>
    </div>
  );
};
