/** Text sizes on offer, in per cent of 16 px. Everything is in rem, so the whole desk follows. */
export const TEXT_SIZES = [100, 125, 150, 175, 200] as const;

export type TextSize = (typeof TEXT_SIZES)[number];

/** Where this laptop keeps it; beside the record, because it is wanted before anyone has unlocked. */
const KEPT_AS = 'stepwell text size';

const draw = (size: TextSize): void => {
  document.documentElement.style.fontSize = `${size}%`;
};

/** Draws everything in this size, now and when the program is started again on this laptop. */
export const setTextSize = (size: TextSize): void => {
  draw(size);
  try {
    localStorage.setItem(KEPT_AS, String(size));
  } catch {
    // A full or forbidden store costs no more than choosing the size again.
  }
};

const keptTextSize = (): TextSize | undefined => {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return TEXT_SIZES.find((size) => String(size) === kept);
  } catch {
    return undefined;
  }
};

/** Draws in the size chosen on this laptop, if one was. */
export const drawInKeptTextSize = (): void => {
  const size = keptTextSize();
  if (size !== undefined) draw(size);
};
