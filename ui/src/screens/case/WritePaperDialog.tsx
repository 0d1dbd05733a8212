import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { useLoaded, Waiting } from '../../components/Loaded';
import { useNavigation } from '../../components/Navigation';
import { PatientBanner } from '../../components/PatientBanner';
import type { CaseView, PaperChoice } from '../../ipc';
import { call, commands, toClinicError } from '../../ipc';

export type WritePaperDialogProps = { view: CaseView; onClose: () => void };

type ChoicesProps = { view: CaseView; choices: readonly PaperChoice[] };

/** What fits the case now stands first and has the focus; the answer is the button. */
const Choices = ({ view, choices }: ChoicesProps) => {
  const { go } = useNavigation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const start = async (kind: string, reader: string) => {
    setBusy(true);
    try {
      const screen = await call(commands.startPaper(view.case, kind, reader));
      go({ kind: 'paper', draft: screen.id });
    } catch (error) {
      setFailure(toClinicError(error).message);
      setBusy(false);
    }
  };
  return (
    <>
      <ul className="write-paper">
        {choices.map(({ kind, name, hint, readers, fits_now }) => (
          <li key={kind} className={fits_now ? 'write-paper__now' : undefined}>
            <p>
              <b>{name}</b>
              {fits_now && <span className="write-paper__next"> fits now</span>}
              <br />
              {hint}
            </p>
            <div className="desk-buttons">
              {readers.map(({ id, words, allowed }) => (
                <Button key={id} id={`write-${kind}-${id}`} disabled={busy} onClick={() => void start(kind, id)}>
                  For {words}
                  <span className="nhsuk-u-visually-hidden">: {name}</span>
                  {!allowed && ' (no consent yet)'}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <p role="alert" className="nhsuk-error-message">
        {failure}
      </p>
    </>
  );
};

/** Which letter, plan or summary, and for whom. */
export const WritePaperDialog = ({ view, onClose }: WritePaperDialogProps) => {
  const loading = useLoaded(`paper choices ${view.case}`, () => call(commands.paperChoices(view.case)));
  return (
    <Dialog
      title="Write a letter, plan or summary"
      wide
      banner={<PatientBanner patient={view.banner} />}
      onClose={onClose}
    >
      <Waiting loading={loading} title="Letters">
        {(choices) => <Choices view={view} choices={choices} />}
      </Waiting>
    </Dialog>
  );
};
