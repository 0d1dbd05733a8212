import { useState } from 'react';
import { Button } from '../../components/Button';
import type { CopyFor } from '../../components/Copies';
import { copyRights } from '../../components/Copies';
import { Dialog } from '../../components/Dialog';
import { PatientBanner } from '../../components/PatientBanner';
import { Select } from '../../components/Select';
import type { ConsentView, IssuedReport } from '../../ipc';
import { toClinicError } from '../../ipc';

export type CopyWay = 'save' | 'open' | 'print';

export type CopyDialogProps = {
  way: CopyWay;
  view: IssuedReport;
  consents: readonly ConsentView[];
  /** Rejects when it could not be done; then the dialog stays and says why. */
  onGive: (copyFor: CopyFor, printer: string) => Promise<void>;
  onCancel: () => void;
};

const TITLE: Record<CopyWay, string> = {
  save: 'Save a copy: who is it for?',
  open: 'Open to print: who is it for?',
  print: 'Print: who is it for?',
};

const UNPROTECTED: Record<CopyWay, string> = {
  save: 'A saved file is no longer protected by Stepwell: whoever can open the folder can read it.',
  open: 'The viewer gets a file that is no longer protected by Stepwell while it is open there.',
  print: 'Paper is no longer protected by Stepwell: fetch it from the printer at once.',
};

/** Who gets it is part of the record, so it is asked each time; the answer is the button. */
export const CopyDialog = ({ way, view, consents, onGive, onCancel }: CopyDialogProps) => {
  const { printers } = view;
  const [printer, setPrinter] = useState(printers[0]?.name ?? '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const noPrinter = way === 'print' && printers.length === 0;
  const give = (copyFor: CopyFor) => {
    setBusy(true);
    setFailure('');
    onGive(copyFor, printer).catch((error: unknown) => {
      setFailure(toClinicError(error).message);
      setBusy(false);
    });
  };
  return (
    <Dialog title={TITLE[way]} banner={<PatientBanner patient={view.banner} />} onClose={onCancel}>
      <p>{UNPROTECTED[way]} It is recorded that a copy was given, to whom and when.</p>
      {noPrinter && (
        <p>
          <b>No printer is known to this system.</b> Use “Open to print” or “Save a copy” instead.
        </p>
      )}
      {way === 'print' && printers.length > 0 && (
        <Select
          id="printer"
          label="Printer"
          options={printers.map(({ name, place }) => ({ value: name, label: place === '' ? name : `${name}, ${place}` }))}
          value={printer}
          onChange={setPrinter}
        />
      )}
      {!noPrinter && (
        <ul className="copy-for">
          {copyRights(consents).map(({ for: who, words, allowed, why }, at) => (
            <li key={who}>
              <Button
                disabled={!allowed || busy}
                data-first-focus={at === 0 ? '' : undefined}
                onClick={() => give(who)}
              >
                For {words}
              </Button>
              {!allowed && <span className="copy-for__why">{why}</span>}
            </li>
          ))}
        </ul>
      )}
      <p role="alert" className="nhsuk-error-message">
        {failure}
      </p>
    </Dialog>
  );
};
