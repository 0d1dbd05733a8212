/**
 * What a digit picks of a scale. `before` is the answer that stands from the digit typed just before, so that
 * 1 and then 0 can mean 10; undefined where the scale has no such value.
 */
export const nextPick = (scale: readonly number[], digit: string, before: number | undefined): number | undefined => {
  const both = Number(`${before ?? ''}${digit}`);
  if (scale.includes(both)) return both;
  return scale.find((value) => value === Number(digit));
};
