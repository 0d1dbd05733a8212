/**
 * Sitting down between two patients, the next one already at the door. The therapist needs their name
 * (one key), their passphrase, and to be back where they left; when it does not fit, to know why without
 * being frightened for the record.
 */
import type { SyntheticEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { fieldId, fieldProblem, Problems, useSubmit } from '../../components/Form';
import { ScreenHeading } from '../../components/Navigation';
import { PassphraseField } from '../../components/PassphraseField';
import { Radios } from '../../components/Radios';
import type { Status } from '../../ipc';
import { call, commands } from '../../ipc';
import { DEMONSTRATION_PASSPHRASE } from './demonstrationPassphrase';
import './unlock.scss';

export type UnlockScreenProps = {
  /** Who can sign in. */
  names: readonly string[];
  /** Who locked, chosen beforehand; they are the likeliest to come back. */
  lastName?: string | undefined;
  demonstration: boolean;
  /** Unlocked, or the demonstration was left: the status says which. */
  onUnlocked: (status: Status) => void;
};

const FORM = 'unlock';

export const UnlockScreen = ({ names, lastName, demonstration, onUnlocked }: UnlockScreenProps) => {
  const likely = lastName !== undefined && names.includes(lastName) ? lastName : undefined;
  const [name, setName] = useState<string | null>(likely ?? (names.length === 1 ? (names[0] ?? null) : null));
  const [passphrase, setPassphrase] = useState(demonstration ? DEMONSTRATION_PASSPHRASE : '');
  const { busy, problem, ask } = useSubmit();
  const field = useRef<HTMLInputElement>(null);
  const passphraseId = fieldId(FORM, 'passphrase');
  const [firstId] = useState(() => (name === null ? fieldId(FORM, 'name') : passphraseId));

  useEffect(() => {
    document.getElementById(firstId)?.focus();
  }, [firstId]);

  const wrong = problem?.code === 'wrong_passphrase';
  const unlock = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    const status = await ask(() => call(commands.unlock(name ?? '', passphrase)));
    if (status) onUnlocked(status);
  };
  const leave = async () => {
    const status = await ask(() => call(commands.leaveDemonstration()));
    if (status) onUnlocked(status);
  };
  // Selected, so that typing replaces what did not fit.
  useEffect(() => {
    if (!wrong) return;
    field.current?.focus();
    field.current?.select();
  }, [wrong, problem]);

  return (
    <form className="unlock" onSubmit={(event) => void unlock(event)} noValidate>
      <ScreenHeading title={demonstration ? 'Open the demonstration' : 'Unlock'} />
      {!wrong && <Problems form={FORM} problem={problem} />}
      {names.length > 1 ? (
        <Radios
          id={fieldId(FORM, 'name')}
          label="Who are you?"
          options={names.map((one) => ({ value: one, label: one }))}
          value={name}
          onChange={setName}
          digits={names.length < 10}
          error={fieldProblem(problem, 'name')}
        />
      ) : (
        <p className="unlock__name">
          <bdi>{names[0]}</bdi>
        </p>
      )}
      <PassphraseField
        id={passphraseId}
        label="Passphrase"
        inputRef={field}
        hint={demonstration ? 'No secret here, and already typed: press Enter' : undefined}
        shown={demonstration}
        value={passphrase}
        onChange={setPassphrase}
        error={
          wrong
            ? 'That passphrase does not open the record for this name. Type it again; capitals and spaces count'
            : fieldProblem(problem, 'passphrase')
        }
      />
      <p role="alert" className="nhsuk-u-visually-hidden">
        {wrong && 'That passphrase does not open the record for this name.'}
      </p>
      <div className="desk-buttons">
        <Button kind="main" type="submit" disabled={busy} shortcut="Enter">
          Unlock
        </Button>
        {demonstration && (
          <Button disabled={busy} onClick={() => void leave()}>
            Leave the demonstration
          </Button>
        )}
      </div>
      {wrong && (
        <p className="unlock__help">
          Nothing is lost. If you have forgotten it, another person who signs in on this laptop can open the record with
          their own passphrase.
        </p>
      )}
    </form>
  );
};
