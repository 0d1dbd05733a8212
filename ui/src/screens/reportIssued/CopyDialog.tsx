import { useState } from 'react';
import { Button } from '../../components/Button';
import type { CopyFor, CopyRight } from '../../components/Copies';
import { Dialog } from '../../components/Dialog';
import { PatientBanner } from '../../components/PatientBanner';
import { useSession } from '../../components/Session';
import type { IssuedReport } from '../../ipc';
import { toClinicError } from '../../ipc';
import { AtThePrinter } from './AtThePrinter';
import { lastPrinter, rememberPrinter } from './lastPrinter';
import { PrinterChoice } from './PrinterChoice';
import type { Chosen } from './readers';
import { copyWords } from './readers';

/** `printAgain`: the sheets before did not come out, so it is not another copy. */
export type CopyWay = 'save' | 'open' | 'print' | 'printAgain';

export type CopyDialogProps = {
  way: CopyWay;
  view: IssuedReport;
  rights: readonly CopyRight[];
  /** The edition chosen for each reader. */
  chosen: Chosen;
  /** Whose copy is on the screen. */
  whom: CopyFor;
  /** Rejects when it could not be done; then the dialog stays and says why. */
  onGive: (copyFor: CopyFor, printer: string) => Promise<void>;
  /** Save it instead of printing. */
  onSaveInstead: () => void;
  onCancel: () => void;
};

const TITLE: Record<CopyWay, string> = {
  save: 'Save a copy: who is it for?',
  open: 'Open to print: who is it for?',
  print: 'Print: who is it for?',
  printAgain: 'Print again, the last did not come out: who is it for?',
};

const PAPER = 'Paper is no longer protected by Stepwell: fetch it from the printer at once.';

const UNPROTECTED: Record<CopyWay, string> = {
  save: 'A saved file is no longer protected by Stepwell: whoever can open the folder can read it.',
  open: 'The viewer gets a file that is no longer protected by Stepwell while it is open there.',
  print: PAPER,
  printAgain: PAPER,
};

const RECORDED: Record<CopyWay, string> = {
  save: 'It is recorded that a copy was given, to whom and when.',
  open: 'It is recorded that a copy was given, to whom and when.',
  print: 'It is recorded that a copy was given, to whom and when.',
  printAgain:
    'It is recorded as printed again, not as one more copy. Look for the sheets that did not come out: they may come later.',
};

/** Who gets it is part of the record, so it is asked each time; the answer is the button. */
export const CopyDialog = (props: CopyDialogProps) => {
  const { way, view, rights, chosen, whom, onGive, onSaveInstead, onCancel } = props;
  const { content } = useSession();
  const { printers } = view;
  const [printer, setPrinter] = useState(() => lastPrinter(printers));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const prints = way === 'print' || way === 'printAgain';
  const noPrinter = prints && printers.length === 0;
  // Who stands there differs from printer to printer, so another one asks anew.
  const [safeAt, setSafeAt] = useState('');
  const asks = prints && !noPrinter && view.employer_is_this_practice;
  const waits = asks && safeAt !== printer;
  const give = (copyFor: CopyFor) => {
    setBusy(true);
    setFailure('');
    if (prints) rememberPrinter(printer);
    onGive(copyFor, printer).catch((error: unknown) => {
      setFailure(toClinicError(error).message);
      setBusy(false);
    });
  };
  return (
    <Dialog title={TITLE[way]} banner={<PatientBanner patient={view.banner} />} onClose={onCancel}>
      <p>
        {UNPROTECTED[way]} {RECORDED[way]}
      </p>
      {noPrinter && (
        <p>
          <b>No printer is known to this system.</b> Use “Open to print” or “Save a copy” instead.
          {view.employer_is_this_practice &&
            ' They work at this practice: do not send it to a printer where their colleagues stand.'}
        </p>
      )}
      {noPrinter && (
        <div className="desk-buttons" role="group" aria-label="Instead">
          <Button data-first-focus="" onClick={onSaveInstead}>
            Save it instead
          </Button>
          <Button onClick={onCancel}>Hand it over later</Button>
        </div>
      )}
      {prints && !noPrinter && (
        <PrinterChoice id="printer" printers={printers} value={printer} onChange={setPrinter} />
      )}
      {asks && (
        <AtThePrinter
          key={printer}
          others={printers.length > 1}
          onSafe={(safe) => setSafeAt(safe ? printer : '')}
          onSaveInstead={onSaveInstead}
          onLater={onCancel}
        />
      )}
      {!noPrinter && (
        <ul className="copy-for">
          {rights.map(({ for: who, words, allowed, why }) => (
            <li key={who}>
              <Button
                disabled={!allowed || busy || waits}
                data-first-focus={who === whom && !waits ? '' : undefined}
                onClick={() => give(who)}
              >
                {[`For ${words}`, copyWords(chosen[who], content.copy_editions)].filter((part) => part !== '').join(': ')}
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
