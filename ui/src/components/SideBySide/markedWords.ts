/** A stretch of a text, and whether the other text has it as well. */
export type Stretch = { text: string; differs: boolean };

/** Beyond this many pairs of words nothing is marked: two long notes are read, not compared. */
const PAIRS_MAX = 250_000;

const wordsIn = (text: string): string[] => text.split(/(\s+|[,.;:!?]+)/).filter((part) => part !== '');

/** How many words the ends of two texts share at most, for each pair of places they end from. */
const sharedFrom = (one: readonly string[], other: readonly string[]): number[][] => {
  const shared = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  for (let at = one.length - 1; at >= 0; at -= 1) {
    for (let across = other.length - 1; across >= 0; across -= 1) {
      const row = shared[at];
      if (!row) continue;
      row[across] =
        one[at] === other[across]
          ? 1 + (shared[at + 1]?.[across + 1] ?? 0)
          : Math.max(shared[at + 1]?.[across] ?? 0, row[across + 1] ?? 0);
    }
  }
  return shared;
};

/** `text` in stretches: those whose words `beside` has in the same order, and those that differ. */
export const markedWords = (text: string, beside: string): readonly Stretch[] => {
  const one = wordsIn(text);
  const other = wordsIn(beside);
  if (one.length * other.length > PAIRS_MAX) return [{ text, differs: false }];
  const shared = sharedFrom(one, other);
  const stretches: Stretch[] = [];
  const add = (part: string, differs: boolean) => {
    const last = stretches.at(-1);
    if (last?.differs === differs) last.text += part;
    else stretches.push({ text: part, differs });
  };
  let at = 0;
  let across = 0;
  while (at < one.length) {
    const part = one[at] ?? '';
    if (across < other.length && part === other[across]) {
      add(part, false);
      at += 1;
      across += 1;
    } else if (across < other.length && (shared[at]?.[across + 1] ?? 0) > (shared[at + 1]?.[across] ?? 0)) {
      across += 1;
    } else {
      add(part, true);
      at += 1;
    }
  }
  return stretches;
};
