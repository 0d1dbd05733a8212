/** Which wordings are offered for what was typed after `/`, the likely ones first. */
import type { CatalogueView, SlotValue } from '../../ipc';

/** What a case says about which wordings fit and what goes into their slots. */
export type KnownForWording = {
  /** An id; empty while there is none. */
  problemGroup: string;
  /** Ids of the kinds of safety-critical work flagged on the job. */
  safetyCritical: readonly string[];
  slots: readonly SlotValue[];
};

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** Lower comes first. */
const rank = (one: CatalogueView, { problemGroup, safetyCritical }: KnownForWording): number => {
  if (one.safety_critical.some((kind) => safetyCritical.includes(kind))) return 0;
  if (problemGroup !== '' && one.problems.includes(problemGroup)) return 1;
  return one.problems.length === 0 ? 2 : 3;
};

/** Every word typed must begin a word of the wording, its search words, whom it is for, or be its number. */
const fits = (one: CatalogueView, typed: readonly string[]): boolean => {
  const words = wordsOf(`${one.number} ${one.about} ${one.search} ${one.wording}`);
  return typed.every((part) => words.some((word) => word.startsWith(part)));
};

export const offered = (
  catalogue: readonly CatalogueView[],
  text: string,
  known: KnownForWording,
): readonly CatalogueView[] => {
  const typed = wordsOf(text);
  const asNumber = typed.length === 1 ? Number(typed[0]) : NaN;
  const order = (one: CatalogueView): number => (one.number === asNumber ? -1 : rank(one, known));
  return catalogue
    .filter((one) => fits(one, typed))
    .sort((a, b) => order(a) - order(b) || a.number - b.number);
};
