import { useRef, useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import type { CopyFor } from '../../components/Copies';
import { Problems, useSubmit } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import { ScreenHeading, useArrivalFocus, useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { useSession, useShowPatient } from '../../components/Session';
import type { FirstPaper } from '../../components/StoredPaper';
import { PaperPage } from '../../components/StoredPaper';
import { longDate } from '../../formatting/dates';
import { days, periodDays } from '../../formatting/durations';
import type { ConsentView, HolderView, IssuedReport } from '../../ipc';
import { call, commands } from '../../ipc';
import { CopiesGiven } from './CopiesGiven';
import { CopyChoice } from './CopyChoice';
import type { CopyWay } from './CopyDialog';
import { CopyDialog } from './CopyDialog';
import { Delivery } from './Delivery';
import { FIRST_TO_TELL, PeopleToTell, toTell } from './PeopleToTell';
import { copyWords, firstChosen, rightsOf } from './readers';
import { Standing } from './Standing';
import { TellDialog } from './TellDialog';
import { useCopyPage } from './useCopyPage';
import { WithdrawDialog } from './WithdrawDialog';
import './reportIssued.scss';

export type IssuedProps = {
  first: IssuedReport;
  consents: readonly ConsentView[];
  noEmployer?: boolean | undefined;
  /** The case takes no new report while it is closed. */
  caseOpen: boolean;
  /** The page of the copy that is chosen first. */
  document: FirstPaper;
  /** Somebody is to be told: the focus goes there. */
  tell?: boolean | undefined;
};

const ADVICE: Record<string, string> = {
  not_fit: 'You are not fit for work.',
  may_be_fit: 'You may be fit for work, taking account of the advice.',
};

const DONE: Record<CopyWay, string> = {
  save: 'A copy is saved.',
  open: 'A copy is open in the system’s viewer.',
  print: 'Sent to the printer.',
  printAgain: 'Sent to the printer again.',
};

const wasPrinted = (given: readonly string[]): boolean => given.some((copy) => /^printed/i.test(copy));

/** What is asked in a dialog. */
type Asking = { kind: 'withdraw' } | { kind: 'tell'; holder: HolderView };

export const Issued = ({ first, consents, noEmployer, caseOpen, document, tell }: IssuedProps) => {
  const { back, go } = useNavigation();
  const announce = useAnnounce();
  const [view, setView] = useState(first);
  const [way, setWay] = useState<CopyWay>();
  const nextStep = useRef<HTMLButtonElement>(null);
  useShowPatient(view.banner);
  const { line } = view;
  const { content } = useSession();
  // The id of the way being recorded.
  const [recording, setRecording] = useState<string>();
  const again = wasPrinted(line.given);
  const [asking, setAsking] = useState<Asking>();
  const [chosen, setChosen] = useState(() => firstChosen(first));
  const [wished, setWhom] = useState<CopyFor>('patient');
  const rights = rightsOf(view, consents, noEmployer);
  const whom = rights.some((right) => right.for === wished && right.allowed) ? wished : 'patient';
  const copy = chosen[whom];
  const { paper, again: askAgain } = useCopyPage(view, copy, document);
  const { busy, problem, submit } = useSubmit();
  const next = toTell(view);
  useArrivalFocus(tell === true, FIRST_TO_TELL);
  const withdraw = () => setAsking({ kind: 'withdraw' });
  const tellThem = (holder: HolderView) => setAsking({ kind: 'tell', holder });
  const replace = async () => {
    if (busy) return;
    const begun = await submit(() => call(commands.replaceReport(view.case, view.id)));
    if (begun) go({ kind: 'report', draft: begun.id });
  };
  const replaceable = view.life.holds && caseOpen;
  const toSummary = () => go({ kind: 'contactRead', case: view.case, contact: view.basis });
  useKeys([
    { key: 'Esc', does: 'Back', run: recording === undefined ? back : () => setRecording(undefined) },
    { key: 'P', does: 'Print', run: () => setWay('print'), hint: true },
    { key: 'G', does: 'GP summary', run: toSummary, hint: true },
    ...(next ? [{ key: 'T', does: 'I told them', run: () => tellThem(next), hint: true }] : []),
    ...(replaceable ? [{ key: 'R', does: 'Replace this report', run: () => void replace(), hint: true }] : []),
    ...(view.life.holds ? [{ key: 'W', does: 'Withdraw this report', run: withdraw, hint: true }] : []),
    ...content.deliveries.map(({ id, words }, at) => ({
      key: `${at + 1}`,
      does: words,
      run: () => setRecording(id),
    })),
  ]);

  const give = async (copyFor: CopyFor, printer: string) => {
    const print = (repeated: boolean) =>
      call(commands.printReport(view.case, view.id, chosen[copyFor], printer, repeated));
    const ways = {
      save: () => call(commands.saveReportCopy(view.case, view.id, chosen[copyFor])),
      open: () => call(commands.openReport(view.case, view.id, chosen[copyFor])),
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
    // Most often they are in the room: then Enter says that it is theirs.
    if (copyFor === 'patient' && !now.with_patient && way.startsWith('print')) setRecording('printed_here');
  };

  const delivered = (now: IssuedReport, copyFor: CopyFor) => {
    setView(now);
    setRecording(undefined);
    announce({ text: 'Recorded.' });
    if (copyFor === 'patient') nextStep.current?.focus();
  };

  const ended = (now: IssuedReport) => {
    setView(now);
    announce({ text: 'Withdrawn.' });
  };
  const wasTold = (now: IssuedReport) => {
    setView(now);
    announce({ text: 'Recorded.' });
  };

  return (
    <div className="issued">
      <div className="issued__title">
        <ScreenHeading title="Issued report">{line.number}</ScreenHeading>
        <Button ref={nextStep} kind={view.with_patient ? 'main' : 'quiet'} shortcut="G" onClick={toSummary}>
          To the GP summary
        </Button>
        <Button onClick={() => go({ kind: 'case', case: view.case })}>To the case</Button>
      </div>
      <Standing view={view} />
      <Problems form="issued" problem={problem} />
      {view.basis_struck && (
        <p className="issued__struck" role="alert">
          <span aria-hidden="true">▲ </span>
          <b>The contact this report rests on was entered in error.</b> Do not give it to anyone. Whoever
          has a copy has to be told: see the copies given.
        </p>
      )}
      <div className="issued__columns">
        <div className="issued__side">
          <PeopleToTell view={view} onTell={tellThem} />
          <Panel title="Print or save it">
            <div className="issued__ways">
              <Button kind={view.with_patient ? 'quiet' : 'main'} shortcut="P" onClick={() => setWay('print')}>
                Print…
              </Button>
              <Button onClick={() => setWay('open')}>Open to print…</Button>
              <Button onClick={() => setWay('save')}>Save a copy…</Button>
              {again && (
                <Button onClick={() => setWay('printAgain')}>Print again: the last did not come out…</Button>
              )}
            </div>
          </Panel>
          <Delivery
            view={view}
            rights={rights}
            way={content.deliveries.find(({ id }) => id === recording)}
            onWay={(one) => setRecording(one?.id)}
            onDelivered={delivered}
            onView={setView}
          />
          <CopiesGiven copies={view.life.copies} />
          {view.life.holds && (
            <Panel title="A mistake in it?">
              <div className="issued__ways">
                {replaceable && (
                  <Button shortcut="R" disabled={busy} onClick={() => void replace()}>
                    Replace this report
                  </Button>
                )}
                <Button shortcut="W" onClick={withdraw}>
                  Withdraw it…
                </Button>
              </div>
            </Panel>
          )}
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
              <div>
                <dt>Agreed</dt>
                <dd>{view.read_back === '' ? 'Not recorded that it was read back' : view.read_back}</dd>
              </div>
            </dl>
          </Panel>
        </div>
        <div className="issued__page">
          <CopyChoice
            rights={rights}
            copy={copy}
            onWhom={setWhom}
            onCopy={(now) => setChosen((all) => ({ ...all, [whom]: now }))}
          />
          <PaperPage
            paper={paper}
            label={[`Report ${line.number}`, copyWords(copy, content.copy_editions)].filter((part) => part !== '').join(', ')}
            onAgain={askAgain}
          />
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
          key={way}
          way={way}
          view={view}
          rights={rights}
          chosen={chosen}
          whom={whom}
          onGive={give}
          onSaveInstead={() => setWay('save')}
          onCancel={() => setWay(undefined)}
        />
      )}
      {asking?.kind === 'withdraw' && (
        <WithdrawDialog view={view} onView={ended} onClose={() => setAsking(undefined)} />
      )}
      {asking?.kind === 'tell' && (
        <TellDialog
          view={view}
          holder={asking.holder}
          onView={wasTold}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
};
