/** The browser's side of a position: where the cursor is, and putting it somewhere. */
import type { RefObject } from 'react';
import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { Position } from './position';
import { writePosition } from './position';

const hasCursor = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && element.type === 'text');

/**
 * Puts the focus there. A list taller than what it scrolls in would move its own first line out of sight, so of a list
 * the line it stands at is brought into sight instead.
 */
export const focusOn = (element: HTMLElement): void => {
  const isList = element.getAttribute('role') === 'listbox';
  element.focus({ preventScroll: isList });
  if (isList) element.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
};

const place = ({ field, cursor }: Position): void => {
  const element = document.getElementById(field);
  if (!element) return;
  focusOn(element);
  if (!hasCursor(element)) return;
  if (cursor !== undefined) element.setSelectionRange(cursor, cursor);
  // A line such as a date is replaced by what is typed; longer text is gone on with.
  else if (element instanceof HTMLInputElement) element.select();
  else element.setSelectionRange(element.value.length, element.value.length);
};

/** Puts the cursor into a field as soon as it is drawn; the first one on arrival. */
export const usePutCursor = (first: Position) => {
  const [wanted, setWanted] = useState(first);
  useLayoutEffect(() => {
    place(wanted);
  }, [wanted]);
  return useCallback((field: string) => setWanted({ field, cursor: undefined }), []);
};

/** How long the cursor rests before its place is kept. */
const REST_MS = 250;

/** Tells where the cursor stands inside `desk`, for the draft to keep. Dialogs are no place to return to. */
export const useCursorKept = (
  desk: RefObject<HTMLElement | null>,
  onMove: (position: string) => void,
): void => {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const element = document.activeElement;
      if (!element || element.id === '' || element instanceof HTMLButtonElement) return;
      if (!desk.current?.contains(element) || element.closest('dialog')) return;
      const cursor = hasCursor(element) ? (element.selectionEnd ?? undefined) : undefined;
      onMove(writePosition({ field: element.id, cursor }));
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(tell, REST_MS);
    };
    document.addEventListener('focusin', tell);
    document.addEventListener('selectionchange', later);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('focusin', tell);
      document.removeEventListener('selectionchange', later);
    };
  }, [desk, onMove]);
};
