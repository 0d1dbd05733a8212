import type { ReactNode, RefObject } from 'react';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Confirm } from '../Confirm';
import { useOnlyThisPageInside } from '../OnlyThisPage/OnlyThisPage';
import type { Place, Way } from './place';
import { goBack, goOn, here, replaceHere, startAt } from './place';

type Navigation = {
  place: Place;
  canGoBack: boolean;
  /**
   * Opens a place; `back` returns to this one and to the field that has the focus now. While only one page is
   * shown nothing opens and nothing goes back; `replace` does, because it comes after something done on the page.
   */
  go: (place: Place) => void;
  /** Opens a place instead of this one. */
  replace: (place: Place) => void;
  /** Starts a way of its own: after unlocking, or when a patient is closed for good. */
  startAgainAt: (place: Place) => void;
  back: () => void;
  /** Runs what would lose a half-filled form, such as locking: at once, or when the person says so. */
  leave: (run: () => void) => void;
};

type Guard = RefObject<boolean>;

type NavigationInside = Navigation & {
  focusId: string | undefined;
  addGuard: (guard: Guard) => () => void;
};

const NavigationContext = createContext<NavigationInside | undefined>(undefined);

const useNavigationContext = () => {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error('useNavigation needs a NavigationProvider above it');
  return navigation;
};

const focusedId = (): string | undefined => {
  const id = document.activeElement?.id;
  return id === undefined || id === '' ? undefined : id;
};

type NavigationProviderProps = {
  start: Place;
  /** Where `back` leads from the start; nowhere without it. */
  beneath?: Place | undefined;
  children: ReactNode;
};

export const NavigationProvider = ({ start, beneath, children }: NavigationProviderProps) => {
  const [way, setWay] = useState<Way>(() =>
    beneath ? goOn(startAt(beneath), start, undefined) : startAt(start),
  );
  const [asked, setAsked] = useState<{ run: () => void }>();
  const guards = useRef(new Set<Guard>());
  const { refuses } = useOnlyThisPageInside();

  const addGuard = useCallback((guard: Guard) => {
    const all = guards.current;
    all.add(guard);
    return () => {
      all.delete(guard);
    };
  }, []);
  const leave = useCallback((run: () => void) => {
    if ([...guards.current].some((guard) => guard.current)) setAsked({ run });
    else run();
  }, []);
  const go = useCallback(
    (place: Place) => {
      if (refuses()) return;
      const left = focusedId();
      leave(() => setWay((now) => goOn(now, place, left)));
    },
    [leave, refuses],
  );
  const replace = useCallback(
    (place: Place) => leave(() => setWay((now) => replaceHere(now, place))),
    [leave],
  );
  const startAgainAt = useCallback(
    (place: Place) => {
      if (!refuses()) leave(() => setWay(startAt(place)));
    },
    [leave, refuses],
  );
  const back = useCallback(() => {
    if (!refuses()) leave(() => setWay(goBack));
  }, [leave, refuses]);
  const stop = here(way);
  const value = useMemo(
    () => ({
      place: stop.place,
      focusId: stop.focusId,
      canGoBack: way.length > 1,
      go,
      replace,
      startAgainAt,
      back,
      leave,
      addGuard,
    }),
    [stop, way.length, go, replace, startAgainAt, back, leave, addGuard],
  );
  return (
    <NavigationContext value={value}>
      {children}
      {asked && (
        <Confirm
          title="Leave what you have typed here?"
          confirmLabel="Leave without saving"
          cancelLabel="Keep editing"
          danger
          onConfirm={() => {
            setAsked(undefined);
            asked.run();
          }}
          onCancel={() => setAsked(undefined)}
        >
          <p>It is not saved yet. Leaving throws it away.</p>
        </Confirm>
      )}
    </NavigationContext>
  );
};

export const useNavigation = (): Navigation => useNavigationContext();

/**
 * While `active` (a form is half filled and not kept by an autosave), leaving this place asks first.
 * Gives a function that lets go: call it once what was typed is saved, before going on.
 */
export const useLeaveGuard = (active: boolean): (() => void) => {
  const { addGuard } = useNavigationContext();
  const guard = useRef(active);
  useLayoutEffect(() => {
    guard.current = active;
  }, [active]);
  useLayoutEffect(() => {
    const remove = addGuard(guard);
    return remove;
  }, [addGuard]);
  return useCallback(() => {
    guard.current = false;
  }, []);
};

/**
 * Puts the focus where work begins once the screen is `ready`: on what was left here, else on the element
 * `firstId`. Leaves it alone when the person has already gone somewhere else on the screen.
 */
export const useArrivalFocus = (ready: boolean, firstId: string): void => {
  const { focusId } = useNavigationContext();
  const done = useRef(false);
  useEffect(() => {
    if (!ready || done.current) return;
    done.current = true;
    const at = document.activeElement;
    if (at !== null && at !== document.body && at.tagName !== 'H1') return;
    const left = focusId === undefined ? null : document.getElementById(focusId);
    (left ?? document.getElementById(firstId))?.focus();
  }, [ready, firstId, focusId]);
};

type ScreenHeadingProps = {
  /** The h1. Also the window's title, so no patient's name: windows are listed by other programs. */
  title: string;
  /** Follows the title on the same line. */
  children?: ReactNode;
  /** Heard but not seen, where the screen's layout says the same. */
  hidden?: boolean;
};

/**
 * Every screen has exactly one. On arrival it takes the focus, so that a screen reader says where one
 * is; on coming back the field that was left takes it, if it is still there.
 */
export const ScreenHeading = ({ title, children, hidden = false }: ScreenHeadingProps) => {
  const { focusId, place } = useNavigationContext();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Stepwell`;
  }, [title]);
  useEffect(() => {
    const left = focusId === undefined ? null : document.getElementById(focusId);
    // A screen that has put the cursor into a field of its own keeps it there.
    if (left === null && heading.current?.closest('main')?.contains(document.activeElement)) return;
    (left ?? heading.current)?.focus();
  }, [focusId, place]);
  return (
    <h1 ref={heading} tabIndex={-1} className={hidden ? 'nhsuk-u-visually-hidden' : 'screen-heading'}>
      {title}
      {children !== undefined && <span className="screen-heading__more"> {children}</span>}
    </h1>
  );
};
