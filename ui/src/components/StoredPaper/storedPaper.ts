import { toClinicError } from '../../ipc';

/** A paper's bytes, or what stops it: shown in its place and never replaced by another rendering. */
export type StoredPaper = { bytes: Uint8Array } | { failure: string; notFetched: boolean };

export const storedPaper = async (ask: () => Promise<Uint8Array>): Promise<StoredPaper> => {
  try {
    return { bytes: await ask() };
  } catch (error) {
    const { code, message } = toClinicError(error);
    return { failure: message, notFetched: code === 'document_not_fetched' };
  }
};

/** The first paper of a screen: asked for once, and there already when it came within a moment. */
export type FirstPaper = { asked: Promise<StoredPaper>; paper: StoredPaper | undefined };

/** So long a screen waits for its paper; one that has to be fetched from the shared place comes when it comes. */
const WITHIN_MS = 400;

export const firstPaper = async (asked: Promise<StoredPaper>): Promise<FirstPaper> => ({
  asked,
  paper: await Promise.race([
    asked,
    new Promise<undefined>((done) => {
      setTimeout(() => done(undefined), WITHIN_MS);
    }),
  ]),
});
