import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { fieldProblem, useSubmit } from '../../components/Form';
import { TextArea } from '../../components/TextArea';
import type { IssuedReport } from '../../ipc';
import { call, commands } from '../../ipc';
import { lastPrinter, rememberPrinter } from './lastPrinter';
import { PrinterChoice } from './PrinterChoice';

export type CoverSheetProps = {
  view: IssuedReport;
  /** Whether this way is safe is still to be answered. */
  rests: boolean;
  onView: (view: IssuedReport) => void;
};

/** The sheet in front of a posted report: the address shows in the window, and nothing about health does. */
export const CoverSheet = ({ view, rests, onView }: CoverSheetProps) => {
  const announce = useAnnounce();
  const { busy, problem, ask } = useSubmit();
  const [returnTo, setReturnTo] = useState(view.return_to);
  const [printer, setPrinter] = useState(() => lastPrinter(view.printers));
  const made = (next: IssuedReport | null | undefined, words: string) => {
    if (!next) return;
    onView(next);
    announce({ text: words });
  };
  const print = async () => {
    rememberPrinter(printer);
    const next = await ask(() => call(commands.printCoverSheet(view.case, view.id, returnTo, printer)));
    made(next, 'The cover sheet is at the printer.');
  };
  const save = async () =>
    made(await ask(() => call(commands.saveCoverSheet(view.case, view.id, returnTo))), 'The cover sheet is saved.');
  const address = fieldProblem(problem, 'address');
  return (
    <div className="cover-sheet" role="group" aria-label="Cover sheet">
      <p>
        <b>Cover sheet for a window envelope.</b> Print it at actual size (100 %, not “fit to page”), or the address
        misses the window. Look at the window before you close the envelope.
      </p>
      <TextArea
        id="return-to"
        label="If it cannot be delivered, back to"
        hint="An address without a word about health; kept for this site"
        rows={1}
        value={returnTo}
        error={fieldProblem(problem, 'return_to')}
        onChange={setReturnTo}
      />
      {view.printers.length > 0 && (
        <PrinterChoice id="cover-printer" printers={view.printers} value={printer} onChange={setPrinter} />
      )}
      <div className="desk-buttons">
        {view.printers.length > 0 && (
          <Button disabled={busy || rests} onClick={() => void print()}>
            Print the cover sheet
          </Button>
        )}
        <Button disabled={busy || rests} onClick={() => void save()}>
          Save the cover sheet…
        </Button>
      </div>
      <p role="alert" className="nhsuk-error-message">
        {address ?? (problem?.fields.length === 0 ? problem.message : '')}
      </p>
    </div>
  );
};
