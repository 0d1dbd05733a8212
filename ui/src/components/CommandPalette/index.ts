export { CommandPalette } from './CommandPalette';
export type { CommandPaletteProps, PaletteItem } from './CommandPalette';
