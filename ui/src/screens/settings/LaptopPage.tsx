import { useState } from 'react';
import type { TextSize } from '../../components/AppFrame';
import { setTextSize, TEXT_SIZES } from '../../components/AppFrame';
import { Radios } from '../../components/Radios';

const sizeNow = (): TextSize => {
  const per_cent = Number.parseInt(document.documentElement.style.fontSize, 10);
  return TEXT_SIZES.find((size) => size === per_cent) ?? 100;
};

/** What belongs to this laptop and not to the record. */
export const LaptopPage = () => {
  const [size, setSize] = useState<TextSize>(sizeNow);
  return (
    <Radios
      id="text-size"
      label="Text size"
      hint="Kept on this laptop; Ctrl and + or − enlarge the window until it is closed"
      inline
      options={TEXT_SIZES.map((one) => ({ value: String(one), label: `${one} %` }))}
      value={String(size)}
      onChange={(value) => {
        const chosen = TEXT_SIZES.find((one) => String(one) === value);
        if (chosen === undefined) return;
        setTextSize(chosen);
        setSize(chosen);
      }}
    />
  );
};
