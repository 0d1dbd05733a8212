import classNames from 'classnames';
import type { ComponentProps } from 'react';
import './button.scss';

export type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  /** One `main` a screen; `danger` for what cannot be taken back; `quiet` for everything else. */
  kind?: 'main' | 'quiet' | 'danger' | 'link';
  /** The key that does the same, shown on the button. It does not register the key. */
  shortcut?: string | undefined;
};

/**
 * A button in the NHS design. Not the library's own: that one submits by default and loads a script
 * of nhsuk-frontend for each button.
 */
export const Button = ({ kind = 'quiet', shortcut, children, type, ...rest }: ButtonProps) => (
  <button
    type={type ?? 'button'}
    className={
      kind === 'link'
        ? 'desk-link'
        : classNames('nhsuk-button', {
            'nhsuk-button--secondary-solid nhsuk-button--secondary desk-button--quiet': kind === 'quiet',
            'nhsuk-button--warning': kind === 'danger',
          })
    }
    aria-keyshortcuts={shortcut?.replace('Ctrl', 'Control').replace('Esc', 'Escape')}
    {...rest}
  >
    {children}
    {shortcut !== undefined && <kbd aria-hidden="true">{shortcut}</kbd>}
  </button>
);
