import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { fieldId, fieldProblem, Problems, useSubmit } from '../../components/Form';
import { Dialog } from '../../components/Dialog';
import { PatientBanner } from '../../components/PatientBanner';
import { TextArea } from '../../components/TextArea';
import type { IssuedPaper } from '../../ipc';
import { call, commands } from '../../ipc';

const FORM = 'post';

export type PostDialogProps = { view: IssuedPaper; onView: (view: IssuedPaper) => void; onClose: () => void };

/** The cover sheet of a letter in a window envelope: where it goes, and where it comes back to. */
export const PostDialog = ({ view, onView, onClose }: PostDialogProps) => {
  const announce = useAnnounce();
  const [returnTo, setReturnTo] = useState(view.return_to);
  const { busy, problem, submit } = useSubmit();
  const printer = view.printers[0]?.name;
  const save = async () => {
    const now = await submit(() => call(commands.savePaperCoverSheet(view.case, view.id, returnTo)));
    if (!now) return;
    onView(now);
    announce({ text: 'The cover sheet is saved.' });
    onClose();
  };
  const print = async () => {
    if (printer === undefined) return;
    const now = await submit(() => call(commands.printPaperCoverSheet(view.case, view.id, returnTo, printer)));
    if (!now) return;
    onView(now);
    announce({ text: 'The cover sheet is sent to the printer.' });
    onClose();
  };
  return (
    <Dialog title="Cover sheet for the post" banner={<PatientBanner patient={view.banner} />} onClose={onClose}>
      <Problems form={FORM} problem={problem} />
      {!view.reach.post && (
        <p className="paper-issued__warn">
          <span aria-hidden="true">▲ </span>
          They have not said that post is safe: others may open or see it.
        </p>
      )}
      <p id={fieldId(FORM, 'address')} className="paper-issued__text">
        {view.reach.address === '' ? 'No address is recorded.' : view.reach.address}
      </p>
      <TextArea
        id={fieldId(FORM, 'return_to')}
        label="If it cannot be delivered it goes back to"
        error={fieldProblem(problem, 'return_to')}
        value={returnTo}
        onChange={setReturnTo}
      />
      <div className="desk-buttons">
        {printer !== undefined && (
          <Button kind="main" disabled={busy} onClick={() => void print()}>
            Print it on {printer}
          </Button>
        )}
        <Button disabled={busy} onClick={() => void save()}>
          Save it…
        </Button>
      </div>
    </Dialog>
  );
};
