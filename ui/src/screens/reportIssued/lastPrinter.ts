/** The printer last used on this laptop: whoever sits here next stands before the same one. */
import type { PrinterView } from '../../ipc';

const KEY = 'stepwell.printer';

/** Its name; the first known one where none was used yet or it is gone; empty where there is none. */
export const lastPrinter = (printers: readonly PrinterView[]): string => {
  let last: string | null = null;
  try {
    last = localStorage.getItem(KEY);
  } catch {
    // Storage is refused: then nothing is remembered, and printing works as before.
  }
  return (printers.find(({ name }) => name === last) ?? printers[0])?.name ?? '';
};

export const rememberPrinter = (name: string): void => {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // As above: remembering is a comfort.
  }
};
