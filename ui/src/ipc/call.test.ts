import { invoke } from '@tauri-apps/api/core';
import { afterEach, expect, it } from 'vitest';
import type { Outcome } from './call';
import { call, callBytes } from './call';
import { ClinicError } from './clinicError';
import { playCommands, stopPlaying } from './mock';

afterEach(stopPlaying);

// The same wrapper that tauri-specta generates.
const typed = async <T>(pending: Promise<T>): Promise<Outcome<T, unknown>> => {
  try {
    return { status: 'ok', data: await pending };
  } catch (error) {
    return { status: 'error', error };
  }
};

const refusal = async (pending: Promise<unknown>): Promise<ClinicError> => {
  try {
    await pending;
  } catch (error) {
    if (error instanceof ClinicError) return error;
  }
  throw new Error('was not refused with a ClinicError');
};

it('gives the data of a command', async () => {
  playCommands({ open_case: ({ id }) => ({ id, step: 2 }) });
  await expect(call(typed(invoke('open_case', { id: 'c1' })))).resolves.toEqual({ id: 'c1', step: 2 });
});

it('gives the data of a command that cannot refuse', async () => {
  playCommands({ about: () => ({ version: '0.1.0', demonstration: false }) });
  await expect(call(invoke('about'))).resolves.toEqual({ version: '0.1.0', demonstration: false });
});

it('turns a refusal into a typed error that keeps its fields', async () => {
  playCommands({
    sign_contact: () => {
      // As the bridge does: a Problem, not an Error.
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      throw {
        code: 'missing',
        message: 'Not all is there yet.',
        fields: [{ field: 'work_status', message: 'Say how work is today.' }],
      };
    },
  });
  expect(await refusal(call(typed(invoke('sign_contact'))))).toMatchObject({
    code: 'missing',
    message: 'Not all is there yet.',
    field: 'work_status',
    fields: [{ field: 'work_status', message: 'Say how work is today.' }],
  });
});

it('turns a rejection by the bridge into an unexpected error', async () => {
  playCommands({});
  expect(await refusal(call(typed(invoke('nothing'))))).toMatchObject({
    code: 'unexpected',
    message: 'Command nothing not found',
  });
  // A bridge that rejects with a bare string, as Tauri does for an argument of the wrong shape.
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
  expect(await refusal(call(Promise.reject('invalid args')))).toMatchObject({
    code: 'unexpected',
    message: 'invalid args',
  });
});

it('gives raw bytes', async () => {
  playCommands({ report_pdf: () => new Uint8Array([37, 80, 68, 70]).buffer });
  await expect(callBytes('report_pdf', { report: 'r1' })).resolves.toEqual(
    new Uint8Array([37, 80, 68, 70]),
  );
});
