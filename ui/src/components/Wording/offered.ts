/** Which wordings are offered for what was typed after `/`, the likely ones first. */
import type { CatalogueView, ChoiceView, DemandView, SlotValue } from '../../ipc';

/** What a case says about which wordings fit and what goes into their slots. */
export type KnownForWording = {
  /** An id; empty while there is none. */
  problemGroup: string;
  /** Ids of the kinds of safety-critical work flagged on the job. */
  safetyCritical: readonly string[];
  slots: readonly SlotValue[];
};

/** What the catalogue is searched by besides its own words. */
export type Catalogue = {
  adjustments: readonly CatalogueView[];
  demands: readonly DemandView[];
  problem_groups: readonly ChoiceView[];
  options: readonly ChoiceView[];
};

/** Only these are shown; empty is any. */
export type Only = {
  /** An id of a problem group. */
  problem: string;
  demand: string;
  option: string;
};

export const ANY: Only = { problem: '', demand: '', option: '' };

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** Ids of the demands a text speaks of: "lifting from the floor". */
export const demandsIn = (text: string, demands: readonly DemandView[]): readonly string[] => {
  const plain = ` ${wordsOf(text).join(' ')}`;
  return demands.filter(({ find }) => find.some((begin) => plain.includes(` ${wordsOf(begin).join(' ')}`))).map(({ id }) => id);
};

/** Lower comes first. */
const rank = (one: CatalogueView, { problemGroup, safetyCritical }: KnownForWording): number => {
  if (one.safety_critical.some((kind) => safetyCritical.includes(kind))) return 0;
  if (problemGroup !== '' && one.problems.includes(problemGroup)) return 1;
  return one.problems.length === 0 ? 2 : 3;
};

const named = (ids: readonly string[], list: readonly { id: string; words: string }[]): string =>
  list.filter(({ id }) => ids.includes(id)).map(({ words }) => words).join(' ');

/** Every word typed must begin a word of the wording, its search words, its demands, its option, whom it is for, or be its number. */
const fits = (one: CatalogueView, typed: readonly string[], from: Catalogue): boolean => {
  const words = wordsOf(
    [
      one.number, one.about, one.search, one.wording,
      named(one.demands, from.demands), named(one.problems, from.problem_groups), named([one.option], from.options),
    ].join(' '),
  );
  return typed.every((part) => words.some((word) => word.startsWith(part)));
};

const isShown = (one: CatalogueView, { problem, demand, option }: Only): boolean =>
  (problem === '' || one.problems.length === 0 || one.problems.includes(problem)) &&
  (demand === '' || one.demands.includes(demand)) &&
  (option === '' || one.option === option);

export type Offer = {
  text: string;
  known: KnownForWording;
  /** Ids the service likes best. */
  favourites?: readonly string[];
  /** Ids of what the row being written is about. */
  demands?: readonly string[];
  only?: Only;
};

/** The one with that number; favourites that fit; what the row is about; what fits the person; the rest. */
export const offered = (from: Catalogue, { text, known, favourites = [], demands = [], only = ANY }: Offer): readonly CatalogueView[] => {
  const typed = wordsOf(text);
  const asNumber = typed.length === 1 ? Number(typed[0]) : NaN;
  const order = (one: CatalogueView): number => {
    if (one.number === asNumber) return -10;
    const fit = rank(one, known);
    // One that is for another kind of problem does not go first, however well it is liked.
    if (fit < 3 && favourites.includes(one.id)) return -5;
    return fit < 3 && one.demands.some((demand) => demands.includes(demand)) ? fit - 4 : fit;
  };
  return from.adjustments
    .filter((one) => isShown(one, only) && fits(one, typed, from))
    .sort((a, b) => order(a) - order(b) || a.number - b.number);
};

/** The one after it, round to any; those that matter here first. */
export const nextOf = (now: string, ids: readonly string[]): string => ids[ids.indexOf(now) + 1] ?? '';
