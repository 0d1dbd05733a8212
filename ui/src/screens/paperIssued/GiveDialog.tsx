import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { PatientBanner } from '../../components/PatientBanner';
import { Radios } from '../../components/Radios';
import { Select } from '../../components/Select';
import type { IssuedPaper } from '../../ipc';
import { toClinicError } from '../../ipc';

/** `printAgain`: the sheets before did not come out, so it is not another copy. */
export type GiveWay = 'save' | 'open' | 'print' | 'printAgain';

export type GiveDialogProps = {
  way: GiveWay;
  view: IssuedPaper;
  /** Rejects when it could not be done; then the dialog stays and says why. */
  onGive: (copyFor: string, edition: string, printer: string) => Promise<void>;
  onCancel: () => void;
};

const TITLE: Record<GiveWay, string> = {
  save: 'Save a copy: who is it for?',
  open: 'Open to print: who is it for?',
  print: 'Print: who is it for?',
  printAgain: 'Print again, the last did not come out: who is it for?',
};

const PAPER = 'Paper is no longer protected by Stepwell: fetch it from the printer at once.';

const UNPROTECTED: Record<GiveWay, string> = {
  save: 'A saved file is no longer protected by Stepwell: whoever can open the folder can read it.',
  open: 'The viewer gets a file that is no longer protected by Stepwell while it is open there.',
  print: PAPER,
  printAgain: PAPER,
};

/** In which print, and for whom; the answer is the button. */
export const GiveDialog = ({ way, view, onGive, onCancel }: GiveDialogProps) => {
  const { printers, readers } = view;
  const [edition, setEdition] = useState(view.edition_wanted);
  const [printer, setPrinter] = useState(printers[0]?.name ?? '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const prints = way === 'print' || way === 'printAgain';
  const noPrinter = prints && printers.length === 0;
  const place = printers.find(({ name }) => name === printer)?.place ?? '';
  const give = (copyFor: string) => {
    setBusy(true);
    setFailure('');
    onGive(copyFor, edition, printer).catch((error: unknown) => {
      setFailure(toClinicError(error).message);
      setBusy(false);
    });
  };
  return (
    <Dialog title={TITLE[way]} banner={<PatientBanner patient={view.banner} />} onClose={onCancel}>
      <p>{UNPROTECTED[way]} It is recorded that a copy was given, to whom and when.</p>
      {view.employer_is_this_practice && (
        <p className="paper-issued__warn">
          <span aria-hidden="true">▲ </span>
          They work at this practice: keep it from colleagues at the printer, the desk and in shared folders.
        </p>
      )}
      {noPrinter && (
        <p>
          <b>No printer is known to this system.</b> Use “Open to print” or “Save a copy” instead.
        </p>
      )}
      {!noPrinter && (
        <>
          <Radios
            id="edition"
            label="Edition"
            options={view.editions.map(({ id, words }) => ({ value: id, label: words }))}
            value={edition}
            onChange={setEdition}
          />
          {prints && (
            <Select
              id="printer"
              label="Printer"
              hint={place === '' ? undefined : `It stands in: ${place}`}
              options={printers.map(({ name, place: where }) => ({
                value: name,
                label: where === '' ? name : `${name} (${where})`,
              }))}
              value={printer}
              onChange={setPrinter}
            />
          )}
          <ul className="copy-for">
            {readers.map(({ id, words, allowed, why }, at) => (
              <li key={id}>
                <Button
                  disabled={!allowed || busy}
                  data-first-focus={at === readers.findIndex((one) => one.allowed) ? '' : undefined}
                  onClick={() => give(id)}
                >
                  For {words}
                </Button>
                {!allowed && <span className="copy-for__why">{why}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <p role="alert" className="nhsuk-error-message">
        {failure}
      </p>
    </Dialog>
  );
};
