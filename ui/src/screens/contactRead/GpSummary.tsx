import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { copyText } from '../../components/Clipboard';
import { useSubmit } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import { Panel } from '../../components/Panel';
import { useSession } from '../../components/Session';
import type { ConsentView, ContactView } from '../../ipc';
import { call, commands } from '../../ipc';

export type GpSummaryProps = {
  view: ContactView;
  consents: readonly ConsentView[];
  onView: (view: ContactView) => void;
};

const refused = (consents: readonly ConsentView[]): boolean =>
  consents.some(
    ({ purpose, holds, decision }) =>
      purpose === 'gp_copy' && holds && (decision === 'refused' || decision === 'withdrawn'),
  );

/** The lines for the GP record: copied by one key, and then asked whether they have arrived there. */
export const GpSummary = ({ view, consents, onView }: GpSummaryProps) => {
  const { content } = useSession();
  const announce = useAnnounce();
  const { busy, problem, submit } = useSubmit();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const text = useRef<HTMLPreElement>(null);
  const yes = useRef<HTMLButtonElement>(null);
  const put = view.gp_record?.put === true;

  const copy = async () => {
    const copied = await copyText(view.summary);
    setFailed(!copied);
    setAsking(copied && !put);
    if (!copied) {
      // Selected for them: Ctrl+C is then the one key that is left.
      const range = document.createRange();
      if (text.current) range.selectNodeContents(text.current);
      const selection = window.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
      return;
    }
    announce({ text: 'Copied. Paste it into the GP record.' });
  };
  const file = async () => {
    const now = await submit(() => call(commands.fileSummary(view.case, view.contact.id)));
    if (!now) return;
    onView(now);
    setAsking(false);
    setFailed(false);
    announce({ text: 'Noted as in the GP record.' });
  };
  const notYet = () => {
    setAsking(false);
    setFailed(false);
    announce({ text: 'Not yet: it stays on the worklist.' });
  };

  useEffect(() => {
    if (asking) yes.current?.focus();
  }, [asking]);
  useKeys([
    { key: 'F3', does: 'Copy for the GP record', run: () => void copy(), hint: true },
    ...((asking || failed) && !put
      ? [
          { key: 'Y', does: 'It is in the GP record', run: () => void file() },
          { key: 'Esc', does: 'Not yet', run: notYet },
        ]
      : []),
  ]);

  return (
    <Panel title="For the GP record">
      <p className={put ? 'gp-summary__status' : 'gp-summary__status gp-summary__status--open'}>
        {view.gp_record?.words ?? 'Nothing of this contact goes there.'}
      </p>
      <pre ref={text} className="gp-summary__text" aria-label="Summary">
        {view.summary}
      </pre>
      <p className="gp-summary__warning">
        <span aria-hidden="true">▲ </span>
        {content.gp_warning}
      </p>
      {refused(consents) && <p className="gp-summary__warning">{content.gp_copy_refused}</p>}
      <Button kind={put ? 'quiet' : 'main'} shortcut="F3" onClick={() => void copy()}>
        Copy it
      </Button>
      {failed && (
        <p role="alert" className="nhsuk-error-message">
          It could not be copied here. The lines are selected: press Ctrl+C, then paste them into the GP record.
        </p>
      )}
      {(asking || failed) && !put && (
        <div className="gp-summary__ask" role="group" aria-label="Is it in the GP record now?">
          <p>
            <b>Is it in the GP record now?</b>
          </p>
          <div className="desk-buttons">
            <Button ref={yes} kind="main" shortcut="Y" disabled={busy} onClick={() => void file()}>
              Yes, it is there
            </Button>
            <Button onClick={notYet} disabled={busy}>
              Not yet <span aria-hidden="true">(Esc)</span>
            </Button>
          </div>
        </div>
      )}
      {problem && (
        <p role="alert" className="nhsuk-error-message">
          {problem.message}
        </p>
      )}
    </Panel>
  );
};
