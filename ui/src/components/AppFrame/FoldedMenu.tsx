import type { ReactNode } from 'react';
import { useId, useRef, useState } from 'react';
import { useKeys } from '../Keys';

/**
 * Part of the bar where there is room; where there is not, behind a button (appFrame.scss decides). Esc and
 * going elsewhere close it.
 */
export const FoldedMenu = ({ children }: { children: ReactNode }) => {
  const [open, setOpen] = useState(false);
  const folded = useId();
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useKeys(open ? [{ key: 'Esc', does: 'Close the menu', run: close }] : []);
  return (
    // Only hears that the focus has gone elsewhere.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="frame__menu"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        ref={button}
        className="frame__button frame__menu-button"
        aria-expanded={open}
        aria-controls={folded}
        onClick={() => setOpen(!open)}
      >
        Menu
      </button>
      <div id={folded} className={open ? 'frame__folded frame__folded--open' : 'frame__folded'}>
        {children}
      </div>
    </div>
  );
};
