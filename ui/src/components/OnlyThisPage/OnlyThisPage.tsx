import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';

export type OnlyThisPage = {
  /** The person this page is about is looking at the screen: nothing of anyone else may be on it. */
  on: boolean;
  show: () => void;
  end: () => void;
};

type OnlyThisPageInside = OnlyThisPage & {
  /** True while on, and then says on the line why nothing else opens. Right also in a closure from before it began. */
  refuses: () => boolean;
  /** Something was refused since it began. */
  refused: boolean;
};

const off: OnlyThisPageInside = {
  on: false,
  show: () => undefined,
  end: () => undefined,
  refuses: () => false,
  refused: false,
};

const OnlyThisPageContext = createContext<OnlyThisPageInside>(off);

/** Above everything that must know of it: messages, navigation, the frame. Give it a key that changes on locking. */
export const OnlyThisPageProvider = ({ children }: { children: ReactNode }) => {
  const [on, setOn] = useState(false);
  const [refused, setRefused] = useState(false);
  // What is waiting for an answer while F9 is pressed would go on with the state of before.
  const onNow = useRef(false);
  const turn = useCallback((next: boolean) => {
    onNow.current = next;
    setOn(next);
    setRefused(false);
  }, []);
  const show = useCallback(() => turn(true), [turn]);
  const end = useCallback(() => turn(false), [turn]);
  const refuses = useCallback(() => {
    if (onNow.current) setRefused(true);
    return onNow.current;
  }, []);
  const inside = useMemo(() => ({ on, show, end, refuses, refused }), [on, show, end, refuses, refused]);
  return <OnlyThisPageContext value={inside}>{children}</OnlyThisPageContext>;
};

/** For a screen: while `on` it hides what is not of this person, or not for their eyes. Off where there is no frame. */
export const useOnlyThisPage = (): OnlyThisPage => useContext(OnlyThisPageContext);

export const useOnlyThisPageInside = (): OnlyThisPageInside => useContext(OnlyThisPageContext);
