import { useState } from 'react';
import { Button } from '../../components/Button';
import { Radios } from '../../components/Radios';

export type AtThePrinterProps = {
  /** There is another printer to choose. */
  others: boolean;
  onSafe: (safe: boolean) => void;
  onSaveInstead: () => void;
  onLater: () => void;
};

const ANSWERS = [
  { value: 'me', label: 'I do, and nobody who works with them' },
  { value: 'colleagues', label: 'Colleagues of theirs, or I do not know' },
] as const;

/** Asked where the person works at the practice: a sheet in the tray is read by whoever comes for their own. */
export const AtThePrinter = ({ others, onSafe, onSaveInstead, onLater }: AtThePrinterProps) => {
  const [who, setWho] = useState<'me' | 'colleagues' | null>(null);
  return (
    <div className="at-printer">
      <p>
        <b>They work at this practice.</b> What comes out of a printer here may be read by the people they work with.
      </p>
      <Radios
        id="at-printer"
        label="Who stands at that printer?"
        digits
        options={ANSWERS}
        value={who}
        onChange={(answer) => {
          setWho(answer);
          onSafe(answer === 'me');
        }}
      />
      {who === 'colleagues' && (
        <div className="desk-buttons" role="group" aria-label="Instead">
          {others && (
            <Button onClick={() => document.getElementById('printer')?.focus()}>Choose another printer</Button>
          )}
          <Button onClick={onSaveInstead}>Save it instead</Button>
          <Button onClick={onLater}>Hand it over later</Button>
        </div>
      )}
    </div>
  );
};
