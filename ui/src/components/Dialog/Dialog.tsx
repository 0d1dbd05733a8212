import type { ReactNode } from 'react';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../Button';
import { useKeys } from '../Keys';
import './dialog.scss';

export type DialogProps = {
  title: string;
  /** Esc, the close button and nothing else: a click beside it must not lose what was typed. */
  onClose: () => void;
  /** The PatientBanner; required wherever the dialog writes about a patient. */
  banner?: ReactNode;
  /** Buttons at the foot. */
  buttons?: ReactNode;
  wide?: boolean;
  /** Text to read and nothing to fill in. */
  reads?: boolean;
  children: ReactNode;
};

/**
 * A modal dialog on the platform's own `dialog`: everything behind it is inert and the focus stays
 * inside. The focus goes to the first element marked `data-first-focus`, else to the title, and
 * back on closing. Keys of the screen behind rest while it is open.
 */
export const Dialog = ({ title, onClose, banner, buttons, wide = false, reads = false, children }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  const [before] = useState(() => document.activeElement);
  useKeys([{ key: 'Esc', does: 'Close', run: onClose }], { modal: true });

  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    // showModal has focused something of its own choice. `autoFocus` would do nothing: React applies
    // it while the dialog is still closed, and what is not shown cannot take the focus.
    const wanted = element?.querySelector<HTMLElement>('[data-first-focus]');
    (wanted ?? heading.current)?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [before]);

  return (
    <dialog
      ref={dialog}
      className={wide ? 'dialog dialog--wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // Esc is ours: the platform would close it without telling the screen.
        event.preventDefault();
      }}
    >
      {banner}
      <div className="dialog__head">
        <h2 className="dialog__title" id={titleId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button kind="link" onClick={onClose}>
          Close <span aria-hidden="true">(Esc)</span>
        </Button>
      </div>
      {reads ? (
        // Nothing in it may take the focus, so it does itself: else no key could scroll it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="dialog__body" role="region" aria-labelledby={titleId} tabIndex={0}>
          {children}
        </div>
      ) : (
        <div className="dialog__body">{children}</div>
      )}
      {buttons !== undefined && <div className="dialog__buttons desk-buttons">{buttons}</div>}
    </dialog>
  );
};
