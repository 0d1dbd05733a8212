/** What of a keyboard event names a key. */
export type KeyEvent = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * A key as it is written in registrations and shown to people: `F6`, `Ctrl+K`, `Ctrl+Enter`, `Esc`,
 * `N`. A letter is upper case; Shift is named only with a key that types nothing by itself.
 */
export const keyName = (event: KeyEvent): string => {
  const name = event.key === 'Escape' ? 'Esc' : event.key === ' ' ? 'Space' : event.key;
  const types = name.length === 1;
  const modifiers = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && (!types || event.ctrlKey || event.altKey) ? 'Shift' : '',
  ].filter((part) => part !== '');
  return [...modifiers, types ? name.toUpperCase() : name].join('+');
};

/** True for a key that would type a letter, so it must not act while someone is writing. */
export const typesText = (key: string): boolean => key.length === 1;

/** True where keys write text: then single letters belong to the text. */
export const isWriting = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  const notText = ['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'color', 'file'];
  return target instanceof HTMLInputElement && !notText.includes(target.type);
};
