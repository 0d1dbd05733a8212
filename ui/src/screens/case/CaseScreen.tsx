/**
 * Thirty seconds of recall before dialling. The therapist needs the story, not the forms: what the person
 * wants, what the work is, where things stand, what was agreed last and what is due; then one key to go on.
 * What may be about somebody's safety stands above the story.
 */
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { useNews } from '../../components/Exchanging';
import { useSubmit, Problems } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import type { KeyBinding } from '../../components/Keys';
import { useLoaded, Waiting } from '../../components/Loaded';
import type { CaseOpen } from '../../components/Navigation';
import { ScreenHeading, useArrivalFocus, useNavigation } from '../../components/Navigation';
import { useOnlyThisPage } from '../../components/OnlyThisPage';
import { Panel } from '../../components/Panel';
import { useSession, useShowPatient } from '../../components/Session';
import { Timeline } from '../../components/Timeline';
import { stepWords } from '../../formatting/steps';
import type { CaseView, TimelineEntry } from '../../ipc';
import { call, commands } from '../../ipc';
import { CaseDialogs, openedAt } from './CaseDialogs';
import type { Opened } from './CaseDialogs';
import { Hints } from './Hints';
import { MISSED } from './Missed';
import { Drafts, Notices } from './Notices';
import { OtherCases } from './OtherCases';
import { Safety } from './Safety';
import { Story } from './Story';
import './case.scss';

const START = 'case-start';
const REPORT = 'case-report';

/** Ids of buttons that a place leads to. */
const IDS: Partial<Record<string, string>> = { N: START, R: REPORT };

const arrivalAt = (view: CaseView, open: CaseOpen | undefined): string => {
  if (open?.kind === 'missed' && view.missed !== null) return MISSED;
  return open?.kind === 'report' ? REPORT : START;
};

/** Also one that was replaced or withdrawn. */
const isReport = (kind: string): boolean => kind.startsWith('report');

const openLabel = ({ kind, id }: TimelineEntry): string | undefined =>
  id !== '' && (kind === 'contact' || kind === 'paper' || kind === 'struck' || isReport(kind)) ? 'open' : undefined;

/** The summary to put into the GP record next: the newest that is not there yet, else the newest. */
const summaryOf = ({ timeline }: CaseView): TimelineEntry | undefined =>
  timeline.find(({ gp_record }) => gp_record?.put === false) ?? timeline.find(({ gp_record }) => gp_record !== null);

/**
 * A dialog that was opened on arrival, or from a button that is gone with what it did, has nothing to give the focus
 * back to: then work goes on where it begins.
 */
const useFocusAfter = (dialogOpen: boolean): void => {
  const wasOpen = useRef(false);
  useEffect(() => {
    const closed = wasOpen.current && !dialogOpen;
    wasOpen.current = dialogOpen;
    if (!closed) return;
    const at = document.activeElement;
    if (at === null || at === document.body || at.tagName === 'H1') document.getElementById(START)?.focus();
  }, [dialogOpen]);
};

type CaseDeskProps = { view: CaseView; open: CaseOpen | undefined; onView: (view: CaseView) => void };

const CaseDesk = ({ view, open, onView }: CaseDeskProps) => {
  const { go, replace } = useNavigation();
  const { today } = useSession();
  // The patient sees the screen: what is about a risk, and what we make of it, is not for reading over a shoulder.
  const { on: theyLook } = useOnlyThisPage();
  const [opened, setOpened] = useState<Opened | undefined>(() => openedAt(view, open));
  const { busy, problem, submit } = useSubmit();
  const writes = !view.read_only;
  const works = view.open && writes;
  const summary = summaryOf(view);
  const unread = view.handed_in[0];
  useShowPatient(view.banner);
  useArrivalFocus(true, arrivalAt(view, open));

  const close = () => {
    setOpened(undefined);
    // What was asked for is dealt with: coming back here later must not open it again.
    if (open) replace({ kind: 'case', case: view.case });
  };
  useFocusAfter(opened !== undefined);

  const report = async () => {
    if (busy) return;
    const draft = view.drafts.find(({ kind }) => kind === 'report');
    const id = draft ? draft.id : (await submit(() => call(commands.startReport(view.case))))?.id;
    if (id !== undefined) go({ kind: 'report', draft: id });
  };
  const change = () => go({ kind: 'caseChange', case: view.case });
  const consent = (purpose: string) => {
    if (works) setOpened({ kind: 'consent', purpose });
  };
  const openSummary = ({ id }: TimelineEntry) => go({ kind: 'contactRead', case: view.case, contact: id });

  const keys: (KeyBinding & { label: string })[] = works
    ? [
        { key: 'N', does: 'Start a contact', label: 'Start contact', run: () => setOpened({ kind: 'contact' }) },
        { key: 'R', does: 'Write a report', label: 'Report', run: () => void report() },
        { key: 'W', does: 'Write a letter, plan or summary', label: 'Letter', run: () => setOpened({ kind: 'paper' }) },
        { key: 'C', does: 'Record a consent', label: 'Consent', run: () => consent('') },
        { key: 'S', does: 'Change the step', label: 'Step', run: () => setOpened({ kind: 'step' }) },
        { key: 'Q', does: 'Questionnaire handed in', label: 'Paper came in', run: () => setOpened({ kind: 'handIn' }) },
        { key: 'F', does: 'Fit notes', label: 'Fit notes', run: () => setOpened({ kind: 'fitNotes' }) },
        { key: 'E', does: 'Change details of the case', label: 'Details', run: change },
        { key: 'X', does: 'Close the case', label: 'Close case', run: () => setOpened({ kind: 'close' }) },
      ]
    : [];
  const reopenable = !view.open && writes;
  useKeys([
    ...keys,
    ...(reopenable ? [{ key: 'X', does: 'Open the case again', run: () => setOpened({ kind: 'reopen' }) }] : []),
    ...(reopenable
      ? [{ key: 'W', does: 'Write a letter, plan or summary', run: () => setOpened({ kind: 'paper' }) }]
      : []),
    ...(unread && writes
      ? [{ key: 'F7', does: 'Read the questionnaire', run: () => setOpened({ kind: 'read', paper: unread }) }]
      : []),
    ...(view.consents.length > 0
      ? [{ key: 'H', does: 'History of the consents', run: () => setOpened({ kind: 'consents' }) }]
      : []),
    // It happened, so a closed case takes it too.
    ...(writes ? [{ key: 'D', does: 'Disclosure without consent', run: () => setOpened({ kind: 'disclosure' }) }] : []),
    ...(summary ? [{ key: 'G', does: 'Summary for the GP record', run: () => openSummary(summary) }] : []),
    {
      key: 'P',
      does: 'Patient’s details',
      run: () => go({ kind: 'patient', patient: view.banner.patient }),
    },
  ]);

  const openEntry = ({ kind, id }: TimelineEntry) =>
    go(
      isReport(kind)
        ? { kind: 'reportIssued', case: view.case, report: id }
        : kind === 'paper'
          ? { kind: 'paperIssued', case: view.case, paper: id }
          : { kind: 'contactRead', case: view.case, contact: id },
    );

  return (
    <div className="case">
      <div className="case__head">
        <ScreenHeading title="Case">{view.open ? stepWords(view.step) : 'closed'}</ScreenHeading>
        <div className="desk-buttons" role="group" aria-label="What to do">
          {keys.map(({ key, label, run }) => (
            <Button
              key={key}
              id={IDS[key]}
              kind={key === 'N' ? 'main' : 'quiet'}
              shortcut={key}
              onClick={run}
              disabled={busy && key === 'R'}
            >
              {label}
            </Button>
          ))}
          {reopenable && (
            <Button id={START} kind="main" shortcut="X" onClick={() => setOpened({ kind: 'reopen' })}>
              Open the case again
            </Button>
          )}
          {reopenable && (
            <Button shortcut="W" onClick={() => setOpened({ kind: 'paper' })}>
              Letter
            </Button>
          )}
          <Button shortcut="P" onClick={() => go({ kind: 'patient', patient: view.banner.patient })}>
            Patient
          </Button>
        </div>
      </div>
      <Problems form="case" problem={problem} />
      {!theyLook && (
        <Safety view={view} today={today} writes={writes} works={works} onOpen={setOpened} />
      )}
      <Notices view={view} />
      <Drafts view={view} />
      <Story
        view={view}
        today={today}
        onConsent={consent}
        onHistory={() => setOpened({ kind: 'consents' })}
        onChange={works ? change : undefined}
      />
      {!theyLook && <Hints hints={view.hints} />}
      <Panel title="Timeline" flush>
        {view.timeline.length === 0 ? (
          <EmptyState title="Nothing has happened yet">
            <p>Start the first contact: it takes what you hear, and the case follows from it.</p>
          </EmptyState>
        ) : (
          <Timeline
            label="Timeline"
            items={theyLook ? view.timeline.filter(({ kind }) => kind !== 'risk_cleared') : view.timeline}
            today={today}
            openLabel={openLabel}
            onOpen={openEntry}
            actions={(entry) => (
              <>
                {entry.gp_record && (
                  <Button kind="link" id={`summary-${entry.id}`} onClick={() => openSummary(entry)}>
                    GP summary
                    <span className="nhsuk-u-visually-hidden">: {entry.title}</span>
                    {entry === summary && (
                      <>
                        {' '}
                        <kbd aria-hidden="true">G</kbd>
                      </>
                    )}
                  </Button>
                )}
                {/* One that nobody has read stands on top of the case, with the same. */}
                {entry.kind === 'questionnaire' &&
                  writes &&
                  !theyLook &&
                  !view.handed_in.some(({ id }) => id === entry.id) && (
                    <Button
                      kind="link"
                      onClick={() => setOpened({ kind: 'paperError', paper: { id: entry.id, name: entry.title } })}
                    >
                      Entered in error…
                      <span className="nhsuk-u-visually-hidden">: {entry.title}</span>
                    </Button>
                  )}
              </>
            )}
          />
        )}
      </Panel>
      <OtherCases lines={view.other_cases} today={today} />
      <CaseDialogs opened={opened} view={view} onView={onView} onClose={close} onOpen={setOpened} />
    </div>
  );
};

type CaseScreenProps = {
  case: string;
  /** What of it is opened at once, as a line of the worklist asks. */
  open?: CaseOpen | undefined;
};

export const CaseScreen = ({ case: id, open }: CaseScreenProps) => {
  const load = () => call(commands.case(id));
  const loading = useLoaded(`case ${id}`, load);
  // A dialog that is open keeps what is typed in it: it holds its own.
  useNews(loading, load, 'Something about this case has come from another laptop. It is shown now.');
  return (
    <Waiting loading={loading} title="Case">
      {(view) => <CaseDesk key={id} view={view} open={open} onView={loading.valueIs} />}
    </Waiting>
  );
};
