import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { useKeys } from '../../components/Keys';
import { ScreenHeading, useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { useShowPatient } from '../../components/Session';
import type { FirstPaper, StoredPaper } from '../../components/StoredPaper';
import { PaperPage, useStoredPaper } from '../../components/StoredPaper';
import { longDate } from '../../formatting/dates';
import type { IssuedPaper as View } from '../../ipc';
import { call, commands } from '../../ipc';
import { GiveDialog } from './GiveDialog';
import type { GiveWay } from './GiveDialog';
import { PostDialog } from './PostDialog';
import './paperIssued.scss';

export type IssuedPaperProps = {
  first: View;
  document: FirstPaper;
  /** Asks for the paper once more. */
  onAsk: () => Promise<StoredPaper>;
};

const DONE: Record<GiveWay, string> = {
  save: 'A copy is saved.',
  open: 'A copy is open in the system’s viewer.',
  print: 'Sent to the printer.',
  printAgain: 'Sent to the printer again.',
};

const wasPrinted = (given: readonly string[]): boolean => given.some((copy) => /^printed/i.test(copy));

/** Papers that go to the person by post: they carry their address. */
const goesByPost = ({ kind }: View): boolean =>
  kind === 'appointment_letter' || kind === 'did_not_attend_letter' || kind === 'discharge_summary';

export const IssuedPaper = ({ first, document, onAsk }: IssuedPaperProps) => {
  const { back, go } = useNavigation();
  const announce = useAnnounce();
  const [view, setView] = useState(first);
  const [way, setWay] = useState<GiveWay>();
  const [posting, setPosting] = useState(false);
  const { paper, again } = useStoredPaper(view.id, document, onAsk);
  useShowPatient(view.banner);
  useKeys([
    { key: 'Esc', does: 'Back', run: back },
    { key: 'P', does: 'Print', run: () => setWay('print'), hint: true },
    { key: 'S', does: 'Save a copy', run: () => setWay('save'), hint: true },
  ]);

  const give = async (copyFor: string, edition: string, printer: string) => {
    const print = (again: boolean) =>
      call(commands.printPaper(view.case, view.id, copyFor, edition, printer, again));
    const ways = {
      save: () => call(commands.savePaperCopy(view.case, view.id, copyFor, edition)),
      open: () => call(commands.openPaper(view.case, view.id, copyFor, edition)),
      print: () => print(false),
      printAgain: () => print(true),
    };
    if (way === undefined) return;
    const now = await ways[way]();
    setWay(undefined);
    // Nothing is saved when the person thought better of it while choosing where.
    if (now === null) return;
    setView(now);
    announce({ text: DONE[way] });
  };

  return (
    <div className="paper-issued">
      <div className="paper-issued__title">
        <ScreenHeading title={view.name}>{view.number}</ScreenHeading>
        <Button onClick={() => go({ kind: 'case', case: view.case })}>To the case</Button>
      </div>
      <div className="paper-issued__columns">
        <div className="paper-issued__side">
          <Panel title="Print or save it">
            <div className="paper-issued__ways">
              <Button kind="main" shortcut="P" onClick={() => setWay('print')}>
                Print…
              </Button>
              <Button onClick={() => setWay('open')}>Open to print…</Button>
              <Button shortcut="S" onClick={() => setWay('save')}>
                Save a copy…
              </Button>
              {goesByPost(view) && <Button onClick={() => setPosting(true)}>Cover sheet for the post…</Button>}
              {wasPrinted(view.given) && (
                <Button onClick={() => setWay('printAgain')}>Print again: the last did not come out…</Button>
              )}
            </div>
            {view.given.length > 0 && (
              <ul className="paper-issued__given" aria-label="Copies made">
                {view.given.map((copy, at) => (
                  <li key={`${at} ${copy}`}>{copy}</li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel title="What it is">
            <dl className="paper-issued__facts">
              <div>
                <dt>Written for</dt>
                <dd>{view.reader_words}</dd>
              </div>
              <div>
                <dt>Issued on</dt>
                <dd>{longDate(view.issued_on)}</dd>
              </div>
              <div>
                <dt>Number</dt>
                <dd>{view.number}</dd>
              </div>
              <div>
                <dt>Pages</dt>
                <dd>{view.pages}</dd>
              </div>
              <div>
                <dt>Template</dt>
                <dd>
                  {view.template}, edition {view.edition}
                </dd>
              </div>
            </dl>
          </Panel>
        </div>
        <div className="paper-issued__page">
          <PaperPage paper={paper} label={`${view.name} ${view.number}`} onAgain={again} />
          <details className="nhsuk-details">
            <summary className="nhsuk-details__summary">
              <span className="nhsuk-details__summary-text">As text</span>
            </summary>
            <div className="nhsuk-details__text paper-issued__text">{view.text}</div>
          </details>
        </div>
      </div>
      {way !== undefined && (
        <GiveDialog key={way} way={way} view={view} onGive={give} onCancel={() => setWay(undefined)} />
      )}
      {posting && <PostDialog view={view} onView={setView} onClose={() => setPosting(false)} />}
    </div>
  );
};
