import type { KeyboardEvent, Ref } from 'react';
import { useState } from 'react';
import type { FieldProps } from '../field';
import { TextField } from '../TextField';
import './passphraseField.scss';

export type PassphraseFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  inputRef?: Ref<HTMLInputElement> | undefined;
  /** Shown as typed, when the person says that nobody is looking. */
  shown?: boolean | undefined;
};

/** A passphrase. Says when Caps Lock is on, because that is why most of them are wrong. */
export const PassphraseField = ({ shown = false, ...field }: PassphraseFieldProps) => {
  const [capsLock, setCapsLock] = useState(false);
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const hintId = `${field.id}--caps`;
  return (
    // Only looks at the keys on their way; the field inside has its own.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="passphrase" onKeyDown={look} onKeyUp={look}>
      <TextField
        {...field}
        type={shown ? 'text' : 'password'}
        spellCheck={false}
        aria-describedby={hintId}
      />
      <p className="passphrase__caps" id={hintId} role="status">
        {capsLock && (
          <>
            <span aria-hidden="true">▲ </span>Caps Lock is on
          </>
        )}
      </p>
    </div>
  );
};
