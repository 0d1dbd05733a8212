/** The browser's side of a text field: where its cursor stands on the screen, and typing into it. */
export type TextBox = HTMLTextAreaElement | HTMLInputElement;

/** Every text area takes wordings; a line of text only where it says so, since a day has slashes of its own. */
export const asTextBox = (target: EventTarget | null): TextBox | undefined => {
  if (target instanceof HTMLTextAreaElement) return target.readOnly || target.disabled ? undefined : target;
  if (!(target instanceof HTMLInputElement) || target.dataset.wording === undefined) return undefined;
  return target.readOnly || target.disabled ? undefined : target;
};

const COPIED = [
  'box-sizing', 'width', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left',
  'border-top-width', 'border-right-width', 'border-bottom-width', 'border-left-width', 'border-style',
  'font-family', 'font-size', 'font-weight', 'font-style', 'letter-spacing', 'line-height', 'text-indent',
  'word-spacing', 'tab-size',
] as const;

export type Spot = { left: number; top: number; bottom: number };

/**
 * Where a place in the text stands in the window, in pixels. No engine tells; so the text is laid out once
 * more, out of sight, in a box of the same shape.
 */
export const spotOf = (field: TextBox, at: number): Spot => {
  const copy = document.createElement('div');
  const style = getComputedStyle(field);
  for (const name of COPIED) copy.style.setProperty(name, style.getPropertyValue(name));
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', top: '0', left: '0', overflow: 'hidden' });
  const oneLine = field instanceof HTMLInputElement;
  copy.style.whiteSpace = oneLine ? 'pre' : 'pre-wrap';
  copy.style.overflowWrap = 'break-word';
  copy.textContent = field.value.slice(0, at);
  const mark = document.createElement('span');
  mark.textContent = field.value.slice(at, at + 1) || '.';
  copy.append(mark);
  document.body.append(copy);
  const inside = mark.getBoundingClientRect();
  const whole = copy.getBoundingClientRect();
  copy.remove();
  const box = field.getBoundingClientRect();
  return {
    left: box.left + inside.left - whole.left - field.scrollLeft,
    top: box.top + inside.top - whole.top - field.scrollTop,
    bottom: box.top + inside.bottom - whole.top - field.scrollTop,
  };
};

/** Puts text in place of a part, as if it had been typed: Ctrl+Z takes it back, and the screen hears of it. */
export const typeInto = (field: TextBox, start: number, end: number, text: string): void => {
  field.focus();
  field.setSelectionRange(start, end);
  const wanted = field.value.slice(0, start) + text + field.value.slice(end);
  // The only way of writing that keeps the engine's own undo. jsdom has none.
  // eslint-disable-next-line @typescript-eslint/no-deprecated, @typescript-eslint/no-unnecessary-condition
  if (document.execCommand?.('insertText', false, text) && field.value === wanted) return;
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
};
