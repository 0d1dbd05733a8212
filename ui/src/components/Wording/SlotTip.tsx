import type { Spot } from './field';
import { useUnderCursor } from './Picker';
import type { SlotAt } from './slots';

export type SlotTipProps = { slot: SlotAt; place: number; of: number; hint: string; spot: Spot };

/** Beside a selected slot: what goes in, and how many are left. For eyes; it is spoken elsewhere. */
export const SlotTip = ({ slot, place, of, hint, spot }: SlotTipProps) => {
  const popup = useUnderCursor(spot, true);
  return (
    <div ref={popup} className="wording wording--tip" aria-hidden="true">
      <b>{slot.name}</b>
      {hint !== '' && hint !== slot.name && `: such as ${hint}`}
      <span className="wording__about">
        {' '}
        ({place} of {of}, Tab)
      </span>
    </div>
  );
};
