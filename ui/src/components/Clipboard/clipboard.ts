/**
 * Puts text on the clipboard; true when it is there. The engine's own way first; WebKitGTK refuses that outside
 * of what it takes for a secure page, then a selected text is copied as Ctrl+C would.
 */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
};

const copySelected = (text: string): boolean => {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  // Out of sight, not hidden: what is hidden cannot be selected.
  Object.assign(area.style, { position: 'fixed', left: '-100vw' });
  area.setAttribute('aria-hidden', 'true');
  document.body.append(area);
  // Not every engine focuses what it selects, and only what has the focus is copied.
  area.focus();
  area.select();
  let copied = false;
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    copied = document.execCommand('copy');
  } catch {
    // Then it is not there, and the screen says so.
  }
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
};
