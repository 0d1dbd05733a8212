import { invoke } from '@tauri-apps/api/core';
import { toClinicError } from './clinicError';

/** What a generated command resolves with when the Rust side returns a Result. */
export type Outcome<T, E> = { status: 'ok'; data: T } | { status: 'error'; error: E };

/** The data of a command, whether it can refuse (an Outcome) or not (the data itself). */
export type DataOf<R> = R extends { status: 'ok'; data: infer T }
  ? T
  : R extends { status: 'error'; error: unknown }
    ? never
    : R;

const isOutcome = (value: unknown): value is Outcome<unknown, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  'status' in value &&
  ((value.status === 'ok' && 'data' in value) || (value.status === 'error' && 'error' in value));

/**
 * The only way from a screen to the Rust side: `call(commands.worklist())`.
 * Gives the command's data, or throws a ClinicError, whether the command refused or the bridge rejected.
 */
export const call = async <R>(pending: Promise<R>): Promise<DataOf<R>> => {
  let reply: R;
  try {
    reply = await pending;
  } catch (rejected) {
    throw toClinicError(rejected);
  }
  if (!isOutcome(reply)) return reply as DataOf<R>;
  if (reply.status === 'error') throw toClinicError(reply.error);
  return reply.data as DataOf<R>;
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
