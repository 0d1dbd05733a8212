import { invoke } from '@tauri-apps/api/core';
import { toClinicError } from './clinicError';

/** What a generated command resolves with when the Rust side returns a Result. */
export type Outcome<T, E> = { status: 'ok'; data: T } | { status: 'error'; error: E };

/**
 * The only way from a screen to the Rust side: `call(commands.openCase(id))`.
 * Gives the command's data, or throws a ClinicError, whether the command refused (`status: 'error'`)
 * or the bridge rejected.
 */
export const call = async <T, E>(pending: Promise<Outcome<T, E>>): Promise<T> => {
  let outcome: Outcome<T, E>;
  try {
    outcome = await pending;
  } catch (rejected) {
    throw toClinicError(rejected);
  }
  if (outcome.status === 'error') throw toClinicError(outcome.error);
  return outcome.data;
};

/**
 * A command whose reply is raw bytes (a PDF), which generated bindings cannot type.
 * `command` is its Rust name, `input` its arguments in camelCase.
 */
export const callBytes = async (
  command: string,
  input: Record<string, unknown>,
): Promise<Uint8Array> => {
  try {
    return new Uint8Array(await invoke<ArrayBuffer>(command, input));
  } catch (rejected) {
    throw toClinicError(rejected);
  }
};
