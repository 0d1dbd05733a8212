/** Slots are what stands in braces in a wording: `lifts to about {kg} kg`. They are found in the text itself. */
import type { SlotValue } from '../../ipc';

export type SlotAt = {
  name: string;
  /** Of the opening brace. */
  start: number;
  /** One past the closing brace. */
  end: number;
};

export const slotsIn = (text: string): readonly SlotAt[] =>
  [...text.matchAll(/\{([^{}\n]{1,60})\}/g)].map((match) => ({
    name: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));

/** What is known goes in; what is not, or has no value, stays to be filled in. */
export const withKnown = (wording: string, known: readonly SlotValue[]): string =>
  wording.replace(/\{([^{}\n]{1,60})\}/g, (slot, name: string) => {
    const value = known.find((one) => one.name === name)?.value ?? '';
    return value === '' ? slot : value;
  });

/** The slot to go on to from a selection; undefined after the last. */
export const slotAfter = (text: string, selectionEnd: number): SlotAt | undefined =>
  slotsIn(text).find(({ start }) => start >= selectionEnd);

export const slotBefore = (text: string, selectionStart: number): SlotAt | undefined =>
  slotsIn(text).findLast(({ end }) => end <= selectionStart);

/** The slot that is selected, from brace to brace. */
export const slotSelected = (text: string, from: number, to: number): SlotAt | undefined =>
  slotsIn(text).find(({ start, end }) => start === from && end === to);
