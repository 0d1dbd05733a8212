/**
 * Thirty seconds of recall before dialling. The therapist needs the story, not the forms: what the person
 * wants, what the work is, where things stand, what was agreed last and what is due; then one key to go on.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { useSubmit, Problems } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import type { KeyBinding } from '../../components/Keys';
import { useLoaded, Waiting } from '../../components/Loaded';
import { ScreenHeading, useArrivalFocus, useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { useSession, useShowPatient } from '../../components/Session';
import { StartContact } from '../../components/StartContact';
import { Timeline } from '../../components/Timeline';
import { stepWords } from '../../formatting/steps';
import type { CaseView, TimelineEntry } from '../../ipc';
import { call, commands } from '../../ipc';
import { CloseDialog, ReopenDialog } from './CloseDialog';
import { ConsentDialog } from './ConsentDialog';
import { OtherCases } from './OtherCases';
import { StepDialog } from './StepDialog';
import { Story } from './Story';
import './case.scss';

type Opened =
  | { kind: 'contact' }
  | { kind: 'consent'; purpose: string }
  | { kind: 'step' }
  | { kind: 'close' }
  | { kind: 'reopen' };

type DialogsProps = {
  opened: Opened | undefined;
  view: CaseView;
  onView: (view: CaseView) => void;
  onClose: () => void;
};

const Dialogs = ({ opened, view, onView, onClose }: DialogsProps) => {
  switch (opened?.kind) {
    case undefined:
      return null;
    case 'contact':
      return <StartContact case={view.case} step={view.step} view={view} onAttempt={onView} onClose={onClose} />;
    case 'consent':
      return <ConsentDialog view={view} purpose={opened.purpose} onView={onView} onClose={onClose} />;
    case 'step':
      return <StepDialog view={view} onView={onView} onClose={onClose} />;
    case 'close':
      return <CloseDialog view={view} onView={onView} onClose={onClose} />;
    case 'reopen':
      return <ReopenDialog view={view} onView={onView} onClose={onClose} />;
  }
};

const Notices = ({ view }: { view: CaseView }) => {
  const readOnly = view.read_only
    ? ['To read only: part of this case was written by a newer version of the program. Update it to change anything.']
    : [];
  const differences = view.differences.map((one) => `Two people set this differently while apart: ${one}`);
  const all = [...readOnly, ...differences, ...view.notices];
  if (all.length === 0) return null;
  return (
    <ul className="case__notices" aria-label="Worth knowing">
      {all.map((notice) => (
        <li key={notice}>
          <span aria-hidden="true">▲ </span>
          {notice}
        </li>
      ))}
    </ul>
  );
};

const Drafts = ({ view }: { view: CaseView }) => {
  const { go } = useNavigation();
  if (view.drafts.length === 0) return null;
  return (
    <div className="case__drafts" role="group" aria-label="Not finished">
      {view.drafts.map(({ id, kind, what }) => (
        <Button
          key={id}
          id={`draft-${id}`}
          onClick={() => go(kind === 'report' ? { kind: 'report', draft: id } : { kind: 'contact', draft: id })}
        >
          Go on with {what}
        </Button>
      ))}
    </div>
  );
};

const openLabel = ({ kind, id }: TimelineEntry): string | undefined =>
  id !== '' && (kind === 'contact' || kind === 'report' || kind === 'struck') ? 'open' : undefined;

const CaseDesk = ({ view, onView }: { view: CaseView; onView: (view: CaseView) => void }) => {
  const { go } = useNavigation();
  const { today } = useSession();
  const [opened, setOpened] = useState<Opened>();
  const { busy, problem, submit } = useSubmit();
  const works = view.open && !view.read_only;
  useShowPatient(view.banner);
  useArrivalFocus(true, 'case-start');

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

  const keys: (KeyBinding & { label: string })[] = works
    ? [
        { key: 'N', does: 'Start a contact', label: 'Start contact', run: () => setOpened({ kind: 'contact' }) },
        { key: 'R', does: 'Write a report', label: 'Report', run: () => void report() },
        { key: 'C', does: 'Record a consent', label: 'Consent', run: () => consent('') },
        { key: 'S', does: 'Change the step', label: 'Step', run: () => setOpened({ kind: 'step' }) },
        { key: 'E', does: 'Change details of the case', label: 'Details', run: change },
        { key: 'X', does: 'Close the case', label: 'Close case', run: () => setOpened({ kind: 'close' }) },
      ]
    : [];
  const reopenable = !view.open && !view.read_only;
  useKeys([
    ...keys,
    ...(reopenable
      ? [{ key: 'X', does: 'Open the case again', run: () => setOpened({ kind: 'reopen' }) }]
      : []),
    {
      key: 'P',
      does: 'Patient’s details',
      run: () => go({ kind: 'patient', patient: view.banner.patient }),
    },
  ]);

  const openEntry = ({ kind, id }: TimelineEntry) =>
    go(
      kind === 'report'
        ? { kind: 'reportIssued', case: view.case, report: id }
        : { kind: 'contactRead', case: view.case, contact: id },
    );

  const ids: Partial<Record<string, string>> = { N: 'case-start' };
  return (
    <div className="case">
      <div className="case__head">
        <ScreenHeading title="Case">{view.open ? stepWords(view.step) : 'closed'}</ScreenHeading>
        <div className="desk-buttons" role="group" aria-label="What to do">
          {keys.map(({ key, label, run }) => (
            <Button
              key={key}
              id={ids[key]}
              kind={key === 'N' ? 'main' : 'quiet'}
              shortcut={key}
              onClick={run}
              disabled={busy && key === 'R'}
            >
              {label}
            </Button>
          ))}
          {reopenable && (
            <Button id="case-start" kind="main" shortcut="X" onClick={() => setOpened({ kind: 'reopen' })}>
              Open the case again
            </Button>
          )}
          <Button shortcut="P" onClick={() => go({ kind: 'patient', patient: view.banner.patient })}>
            Patient
          </Button>
        </div>
      </div>
      <Problems form="case" problem={problem} />
      <Notices view={view} />
      <Drafts view={view} />
      <Story view={view} today={today} onConsent={consent} onChange={works ? change : undefined} />
      <Panel title="Timeline" flush>
        {view.timeline.length === 0 ? (
          <EmptyState title="Nothing has happened yet">
            <p>Start the first contact: it takes what you hear, and the case follows from it.</p>
          </EmptyState>
        ) : (
          <Timeline label="Timeline" items={view.timeline} today={today} openLabel={openLabel} onOpen={openEntry} />
        )}
      </Panel>
      <OtherCases lines={view.other_cases} today={today} />
      <Dialogs opened={opened} view={view} onView={onView} onClose={() => setOpened(undefined)} />
    </div>
  );
};

export const CaseScreen = ({ case: id }: { case: string }) => {
  const loading = useLoaded(`case ${id}`, () => call(commands.case(id)));
  return (
    <Waiting loading={loading} title="Case">
      {(view) => <CaseDesk key={id} view={view} onView={loading.valueIs} />}
    </Waiting>
  );
};
