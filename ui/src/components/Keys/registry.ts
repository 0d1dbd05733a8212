import { isWriting, keyName, typesText } from './keyName';

export type KeyBinding = {
  /** As `keyName` writes it: `F6`, `Ctrl+Enter`, `Esc`, `N`. */
  key: string;
  /** What it does, in a few words for the help panel and the hints: `Park this contact`. */
  does: string;
  run: () => void;
  /** Shown as a button in the hints at the foot of the screen. */
  hint?: boolean;
  /** Registered but resting: shown in help as not available now. */
  disabled?: boolean;
  /** Left to the text while someone is writing, although it types nothing: `Ctrl+Z` takes back words there. */
  notInText?: boolean;
  /** Works from inside a dialog too, where the keys of the screen behind rest. */
  always?: boolean;
};

/**
 * Bindings registered together; a modal layer hides every layer below it. One that is `first` goes before
 * every layer of the screen, whichever came later, and gives way to dialogs only.
 */
export type KeyLayer = { bindings: readonly KeyBinding[]; modal: boolean; first: boolean };

export type KeyRegistry = {
  add: (layer: KeyLayer) => () => void;
  /** The bindings in force, latest first, one a key. */
  inForce: () => readonly KeyBinding[];
  subscribe: (changed: () => void) => () => void;
  handle: (event: KeyboardEvent) => void;
};

/** From the lowest to the highest: the screen, what goes first, the dialogs and what came after they opened. */
const ordered = (layers: readonly KeyLayer[]): readonly KeyLayer[] => {
  const dialog = layers.findIndex(({ modal }) => modal);
  const screen = dialog === -1 ? layers : layers.slice(0, dialog);
  const dialogs = dialog === -1 ? [] : layers.slice(dialog);
  return [
    ...screen.filter(({ first }) => !first),
    ...layers.filter(({ first }) => first),
    ...dialogs.filter(({ first }) => !first),
  ];
};

const reachable = (layers: readonly KeyLayer[]): readonly KeyBinding[] => {
  const seen = new Set<string>();
  const found: KeyBinding[] = [];
  let behindDialog = false;
  for (const layer of [...ordered(layers)].reverse()) {
    for (const binding of layer.bindings) {
      if (seen.has(binding.key) || (behindDialog && binding.always !== true)) continue;
      seen.add(binding.key);
      found.push(binding);
    }
    behindDialog ||= layer.modal;
  }
  return found;
};

/** The latest layer wins; a key already dealt with by a component is left alone. */
export const createKeyRegistry = (): KeyRegistry => {
  let layers: readonly KeyLayer[] = [];
  let current: readonly KeyBinding[] = [];
  const listeners = new Set<() => void>();
  const change = (next: readonly KeyLayer[]) => {
    layers = next;
    current = reachable(layers);
    listeners.forEach((listener) => listener());
  };
  return {
    add: (layer) => {
      change([...layers, layer]);
      return () => change(layers.filter((other) => other !== layer));
    },
    inForce: () => current,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    handle: (event) => {
      // A key that composes a character (an accent, an ideograph) is writing, not a command.
      if (event.defaultPrevented || event.isComposing) return;
      const key = keyName(event);
      const binding = current.find((one) => one.key === key);
      if (!binding) return;
      if ((typesText(key) || binding.notInText === true) && isWriting(event.target)) return;
      // Always prevented, or the webview would open its own find bar or developer tools instead.
      event.preventDefault();
      // A key held down must not sign or park twice.
      if (event.repeat || binding.disabled === true) return;
      binding.run();
    },
  };
};
