import type { ReactNode } from 'react';
import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { KeyBinding, KeyRegistry } from './registry';
import { createKeyRegistry } from './registry';

const KeysContext = createContext<KeyRegistry | undefined>(undefined);

const useRegistry = (): KeyRegistry => {
  const registry = useContext(KeysContext);
  if (!registry) throw new Error('useKeys needs a KeysProvider above it');
  return registry;
};

/** Listens once for the whole window. */
export const KeysProvider = ({ children }: { children: ReactNode }) => {
  const [registry] = useState(createKeyRegistry);
  useEffect(() => {
    window.addEventListener('keydown', registry.handle);
    return () => window.removeEventListener('keydown', registry.handle);
  }, [registry]);
  return <KeysContext value={registry}>{children}</KeysContext>;
};

/**
 * Registers keys while the caller is on screen. A key that is also registered above gives way to
 * this one; with `first` this one goes before all of the screen's. Every key must also be a button or link somewhere: `hint: true` makes one in KeyHints.
 */
export const useKeys = (bindings: readonly KeyBinding[], { modal = false, first = false } = {}): void => {
  const registry = useRegistry();
  const latest = useRef(bindings);
  useLayoutEffect(() => {
    latest.current = bindings;
  });
  // Layers are remade only when what people can see of them changes, not with every keystroke.
  const shape = JSON.stringify(
    bindings.map(({ key, does, hint, disabled, notInText, always }) => ({
      key,
      does,
      hint,
      disabled,
      notInText,
      always,
    })),
  );
  useLayoutEffect(() => {
    const visible = JSON.parse(shape) as Omit<KeyBinding, 'run'>[];
    return registry.add({
      modal,
      first,
      bindings: visible.map((binding, at) => ({
        ...binding,
        run: () => latest.current[at]?.run(),
      })),
    });
  }, [registry, shape, modal, first]);
};

/** The keys in force now, for help and hints. */
export const useKeysInForce = (): readonly KeyBinding[] => {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.inForce);
};
