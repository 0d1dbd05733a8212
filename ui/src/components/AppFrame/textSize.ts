/** Text sizes on offer, in per cent of 16 px. Everything is in rem, so the whole desk follows. */
export const TEXT_SIZES = [100, 125, 150, 175, 200] as const;

export type TextSize = (typeof TEXT_SIZES)[number];

export const setTextSize = (size: TextSize): void => {
  document.documentElement.style.fontSize = `${size}%`;
};
