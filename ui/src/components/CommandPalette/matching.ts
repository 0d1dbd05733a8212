import type { PaletteItem } from './CommandPalette';

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/**
 * The items in which every typed word begins a word, in their given order: `new con` finds
 * "New contact". Capitals and accents make no difference. All of them when nothing is typed.
 */
export const matching = (items: readonly PaletteItem[], typed: string): readonly PaletteItem[] => {
  const wanted = plain(typed).split(/\s+/).filter((word) => word !== '');
  return items.filter(({ label, detail }) => {
    const words = plain(`${label} ${detail ?? ''}`).split(/[\s,()]+/);
    return wanted.every((word) => words.some((one) => one.startsWith(word)));
  });
};
