import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import type { CopyFor } from '../../components/Copies';
import { useKeys } from '../../components/Keys';
import { ScreenHeading, useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { PdfPreview } from '../../components/PdfPreview';
import { useShowPatient } from '../../components/Session';
import { longDate } from '../../formatting/dates';
import { days, periodDays } from '../../formatting/durations';
import type { ConsentView, IssuedReport } from '../../ipc';
import { call, commands } from '../../ipc';
import type { CopyWay } from './CopyDialog';
import { CopyDialog } from './CopyDialog';
import './reportIssued.scss';

export type IssuedProps = {
  first: IssuedReport;
  consents: readonly ConsentView[];
  document: { bytes: Uint8Array } | { failure: string };
};

const ADVICE: Record<string, string> = {
  not_fit: 'You are not fit for work.',
  may_be_fit: 'You may be fit for work, taking account of the advice.',
};

const DONE: Record<CopyWay, string> = {
  save: 'A copy is saved.',
  open: 'A copy is open in the system’s viewer.',
  print: 'Sent to the printer.',
};

export const Issued = ({ first, consents, document }: IssuedProps) => {
  const { back, go } = useNavigation();
  const announce = useAnnounce();
  const [view, setView] = useState(first);
  const [way, setWay] = useState<CopyWay>();
  useShowPatient(view.banner);
  const { line } = view;
  useKeys([{ key: 'Esc', does: 'Back', run: back }]);

  const give = async (copyFor: CopyFor, printer: string) => {
    const ways = {
      save: () => call(commands.saveReportCopy(view.case, view.id, copyFor)),
      open: () => call(commands.openReport(view.case, view.id, copyFor)),
      print: () => call(commands.printReport(view.case, view.id, copyFor, printer, false)),
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
    <div className="issued">
      <div className="issued__title">
        <ScreenHeading title="Issued report">{line.number}</ScreenHeading>
        <Button onClick={() => go({ kind: 'case', case: view.case })}>To the case</Button>
      </div>
      {view.basis_struck && (
        <p className="issued__struck" role="alert">
          <span aria-hidden="true">▲ </span>
          <b>The contact this report rests on was entered in error.</b> Do not give it to anyone. Whoever
          has a copy has to be told: see the copies given.
        </p>
      )}
      <div className="issued__columns">
        <div className="issued__side">
          <Panel title="Give a copy">
            <div className="issued__ways">
              <Button kind="main" onClick={() => setWay('print')}>
                Print…
              </Button>
              <Button onClick={() => setWay('open')}>Open to print…</Button>
              <Button onClick={() => setWay('save')}>Save a copy…</Button>
            </div>
          </Panel>
          <Panel title="What it says">
            <dl className="issued__facts">
              <div>
                <dt>Advice</dt>
                <dd>{ADVICE[line.advice] ?? line.advice}</dd>
              </div>
              <div>
                <dt>Period</dt>
                <dd>
                  {longDate(line.from)} to {longDate(line.to)} ({days(periodDays(line.from, line.to))})
                </dd>
              </div>
              <div>
                <dt>Issued on</dt>
                <dd>{longDate(line.issued_on)}</dd>
              </div>
              <div>
                <dt>Number</dt>
                <dd>{line.number}</dd>
              </div>
              <div>
                <dt>Pages</dt>
                <dd>{view.pages}</dd>
              </div>
            </dl>
          </Panel>
          <Panel title="Copies given">
            {line.given.length === 0 ? (
              <p className="issued__none">None yet: not with the patient either.</p>
            ) : (
              <ul className="issued__given">
                {line.given.map((copy) => (
                  <li key={copy}>{copy}</li>
                ))}
              </ul>
            )}
          </Panel>
        </div>
        <div className="issued__page">
          {'bytes' in document ? (
            <PdfPreview bytes={document.bytes} label={`Report ${line.number}`} />
          ) : (
            <p role="alert" className="issued__struck">
              {document.failure} Its words are below.
            </p>
          )}
          <details className="nhsuk-details">
            <summary className="nhsuk-details__summary">
              <span className="nhsuk-details__summary-text">The report as text</span>
            </summary>
            <div className="nhsuk-details__text issued__text">{view.text}</div>
          </details>
        </div>
      </div>
      {way !== undefined && (
        <CopyDialog
          way={way}
          view={view}
          consents={consents}
          onGive={give}
          onCancel={() => setWay(undefined)}
        />
      )}
    </div>
  );
};
