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
};

/** Bindings registered together; a modal layer hides every layer below it. */
export type KeyLayer = { bindings: readonly KeyBinding[]; modal: boolean };

export type KeyRegistry = {
  add: (layer: KeyLayer) => () => void;
  /** The bindings in force, latest first, one a key. */
  inForce: () => readonly KeyBinding[];
  subscribe: (changed: () => void) => () => void;
  handle: (event: KeyboardEvent) => void;
};

const reachable = (layers: readonly KeyLayer[]): readonly KeyBinding[] => {
  const seen = new Set<string>();
  const found: KeyBinding[] = [];
  for (const layer of [...layers].reverse()) {
    for (const binding of layer.bindings) {
      if (seen.has(binding.key)) continue;
      seen.add(binding.key);
      found.push(binding);
    }
    if (layer.modal) break;
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
      if (!binding || (typesText(key) && isWriting(event.target))) return;
      // Always prevented, or the webview would open its own find bar or developer tools instead.
      event.preventDefault();
      // A key held down must not sign or park twice.
      if (event.repeat || binding.disabled === true) return;
      binding.run();
    },
  };
};
