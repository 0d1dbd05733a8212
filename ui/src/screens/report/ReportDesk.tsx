import type { FocusEvent } from 'react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { Confirm } from '../../components/Confirm';
import { readPosition, useCursorKept, usePutCursor } from '../../components/Cursor';
import type { FieldError } from '../../components/ErrorSummary';
import { ErrorSummary } from '../../components/ErrorSummary';
import { useKeys } from '../../components/Keys';
import { NamedWords } from '../../components/NamedWords';
import { ScreenHeading, useNavigation } from '../../components/Navigation';
import { PatientBanner } from '../../components/PatientBanner';
import { useSession, useShowPatient } from '../../components/Session';
import { WordingProvider } from '../../components/Wording';
import { longDate } from '../../formatting/dates';
import type { CatalogueView, FieldProblem, FindingView, ReportForm, ReportScreen } from '../../ipc';
import { call, commands, toClinicError } from '../../ipc';
import { Agreement } from './Agreement';
import { Beside } from './Beside';
import { withPrevious } from './compare';
import { countWords, fieldOf, isBlock, isOpen, nextOpen, placeOf, typedIn, warningAt, withMeant } from './findings';
import { IssueDialog } from './IssueDialog';
import { knownFor } from './known';
import { Builder, hasSchedule, withPhased } from './phased';
import { CarryForward } from './Previous';
import { ReadBack } from './ReadBack';
import { ReportFields } from './ReportFields';
import { useAgreement } from './useAgreement';
import { usePreview, useReportDraft } from './useReportDraft';
import './report.scss';

export type ReportDeskProps = { screen: ReportScreen; field: string | undefined };

/** A group of radios or boxes is one field; its inputs are numbered from the second on. */
const withoutPlace = (id: string): string => id.replace(/-\d+$/, '');

/** Nothing of what the report before can give has been chosen or written yet. */
const isBegun = ({ advice, options, comments }: ReportForm): boolean =>
  advice !== '' || options.length > 0 || comments !== '';

export const ReportDesk = ({ screen, field }: ReportDeskProps) => {
  const caseView = screen.case;
  const { back, canGoBack, go, replace } = useNavigation();
  const announce = useAnnounce();
  const { content, today, refresh } = useSession();
  useShowPatient(caseView.banner);
  const { form, state, saved, edit, keepPosition, close, settle } = useReportDraft(screen);
  const page = usePreview(screen.id, saved);
  const known = useMemo(() => knownFor(caseView, form), [caseView, form]);
  const typed = useCallback((name: string) => typedIn(saved, name), [saved]);
  const desk = useRef<HTMLDivElement>(null);
  const [first] = useState(() =>
    field === undefined
      ? (readPosition(form.position) ?? { field: 'advice', cursor: undefined })
      : { field: fieldOf(field), cursor: undefined },
  );
  const putCursor = usePutCursor(first);
  useCursorKept(desk, keepPosition);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  // What issuing itself refused is not among the findings, which would take it for settled.
  const [refused, setRefused] = useState(false);
  const [asking, setAsking] = useState<'issue' | 'discard' | 'readBack' | 'phased'>();
  const { findings } = state;
  const { previous } = screen;
  const [offered, setOffered] = useState(previous !== null && !isBegun(screen.form));
  const [chosenBeside, setBeside] = useState<'page' | 'before'>();
  // Until someone says otherwise: what could be taken over, then the page as soon as there is something on it.
  const beside = chosenBeside ?? (offered && !isBegun(form) ? 'before' : 'page');
  const { change, takenOff, changing, agree, changeAtTheirWish } = useAgreement(form, edit);

  // An empty form is not a mistake: what stops it turns red where someone has been, or wants to issue.
  const errorOf = (id: string): string | undefined => {
    if (!tried && !left.has(id)) return undefined;
    return findings.find((one) => isBlock(one) && fieldOf(one.field) === id)?.message;
  };
  const onBlur = ({ target }: FocusEvent<HTMLElement>) => {
    const id = withoutPlace(target.id);
    if (id !== '') setLeft((now) => (now.has(id) ? now : new Set([...now, id])));
  };

  const onMeant = (finding: FindingView, meant: boolean) =>
    edit((now) => withMeant(now, finding, meant));
  const meantHere = () => {
    const finding = warningAt(findings, withoutPlace(document.activeElement?.id ?? ''));
    if (!finding) {
      announce({ text: 'There is no warning to answer here.' });
      return;
    }
    onMeant(finding, true);
    announce({ text: `Meant: ${finding.message}`, undo: () => onMeant(finding, false) });
  };
  const onInserted = (id: string, { option }: CatalogueView) => {
    const words = content.options.find((one) => one.id === option)?.words;
    if (!id.startsWith('rows.') || words === undefined || form.options.includes(option)) return;
    // Not fit: what would help later is written down, and ticked only where that is meant.
    if (form.advice === 'not_fit') return;
    const without = (options: readonly string[]) => options.filter((one) => one !== option);
    change((now) => ({ ...now, options: [...without(now.options), option] }));
    announce({
      text: `Also ticked: ${words}.`,
      undo: () => change((now) => ({ ...now, options: without(now.options) })),
    });
  };
  const takeOver = () => {
    if (previous === null) return;
    const { options, rows, phased, comments } = form;
    change((now) => withPrevious(now, previous));
    setOffered(false);
    announce({
      text: 'Taken over. Advice, period and review are still to be decided.',
      undo: () => {
        change((now) => ({ ...now, options, rows, phased, comments }));
        setOffered(true);
      },
    });
    putCursor('advice');
  };
  const startEmpty = () => {
    setOffered(false);
    putCursor('advice');
  };
  const agreed = () => {
    setAsking(undefined);
    if (agree()) putCursor('changed');
  };
  const goTo = (id: string) => {
    if (!id.startsWith('phased')) {
      putCursor(id);
      return;
    }
    setAsking('phased');
    // The builder has to be there before one of its cells can take the cursor.
    setTimeout(() => document.getElementById(id)?.focus(), 50);
  };
  const toNext = () => {
    const next = nextOpen(findings, withoutPlace(document.activeElement?.id ?? ''));
    if (!next) {
      announce({ text: 'Nothing is left to answer.' });
      return;
    }
    goTo(placeOf(next));
    announce({ text: next.message });
    document.querySelector(`[data-finding="${next.field}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  // The words of the schedule are the record's: they are read back as they will print, not as they were a moment ago.
  const readBack = async () => {
    if (hasSchedule(form.phased) && !(await settle())) {
      notSaved();
      return;
    }
    setAsking('readBack');
  };
  const show = (fields: readonly FieldProblem[]) =>
    setErrors(fields.map(({ field: name, message }) => ({ fieldId: fieldOf(name), message })));
  const settled = ({ fieldId }: FieldError): boolean =>
    !refused && !findings.some((one) => isOpen(one) && fieldOf(one.field) === fieldId);

  const notSaved = () =>
    announce({
      kind: 'alert',
      text: 'This could not be saved yet. It stays on screen and is tried again.',
    });
  const askToIssue = async () => {
    const said = await settle();
    if (!said) {
      notSaved();
      return;
    }
    setTried(true);
    const open = said.findings.filter(isOpen);
    setRefused(false);
    show(open);
    if (open.length === 0) setAsking('issue');
  };
  const issue = async () => {
    close();
    let issued;
    try {
      issued = await call(commands.issueReport(screen.id, form));
    } catch (error) {
      close(false);
      const refusal = toClinicError(error);
      if (refusal.fields.length === 0) throw refusal;
      setAsking(undefined);
      setRefused(true);
      show(refusal.fields);
      return;
    }
    refresh();
    announce({ text: `Issued, number ${issued.line.number}.` });
    replace({ kind: 'reportIssued', case: issued.case, report: issued.id });
  };
  const discard = async () => {
    close();
    try {
      await call(commands.discardDraft(screen.id));
    } catch (error) {
      close(false);
      throw error;
    }
    refresh();
    announce({ text: 'The draft is gone.' });
    replace({ kind: 'case', case: form.case });
  };
  const leave = async (where: () => void) => {
    if (await settle()) where();
    else notSaved();
  };

  useKeys([
    {
      key: 'Esc',
      does: 'Back',
      run: () => void leave(canGoBack ? back : () => go({ kind: 'case', case: form.case })),
    },
    { key: 'F6', does: 'Park', run: () => void leave(() => go({ kind: 'caseload' })), hint: true },
    ...(offered ? [{ key: 'Alt+L', does: 'Start from the report before', run: takeOver }] : []),
    ...(previous === null
      ? []
      : [
          {
            key: 'Alt+B',
            does: beside === 'page' ? 'Report before' : 'The page',
            run: () => setBeside(beside === 'page' ? 'before' : 'page'),
            hint: true,
          },
        ]),
    { key: 'Alt+S', does: 'Schedule of the phased return', run: () => setAsking('phased') },
    { key: 'Alt+N', does: 'Next to answer', run: toNext },
    { key: 'Alt+M', does: 'The warning here is meant', run: meantHere },
    { key: 'Ctrl+Enter', does: 'Issue', run: () => void askToIssue(), hint: true },
  ]);
  // Before the window's own F9: what the person looks at here is the words of their report.
  useKeys([{ key: 'F9', does: 'Read back', run: () => void readBack(), hint: true }], { first: true });

  return (
    <div className="report" ref={desk}>
      <div className="report__title">
        <ScreenHeading title="Report">
          {content.editions.find(({ id }) => id === form.edition)?.words}
        </ScreenHeading>
        <span className="report__saved">
          {state.saved_at === '' ? 'Not changed yet' : `Saved ${state.saved_at}`}
        </span>
        <Button kind="link" onClick={() => setAsking('discard')}>
          Discard draft
        </Button>
      </div>
      {screen.replaces && (
        <p className="report__replaces">
          <span aria-hidden="true">↺ </span>
          <b>
            Replaces {screen.replaces.number} of {longDate(screen.replaces.issued_on)}
          </b>
          , which no longer holds once this one is issued.
        </p>
      )}
      <ErrorSummary errors={errors} title="Before you can issue" onGo={goTo} settled={settled} />
      <div className="report__columns">
        {/* Only hears which fields have been left; every field has its own keys. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <section className="report__form" aria-label="The report" onBlur={onBlur}>
          <WordingProvider known={known} onInserted={onInserted} aboutOf={(id) => form.rows[Number(id.split('.')[1])]?.difficulty ?? ''}>
            {offered && previous && (
              <CarryForward previous={previous} today={today} onTake={takeOver} onLeave={startEmpty} />
            )}
            <NamedWords named={state.named} textOf={typed}>
              <ReportFields
                screen={screen}
                form={form}
                findings={findings}
                hints={state.hints}
                phased={state.phased}
                editions={content.editions}
                options={content.options}
                today={today}
                errorOf={errorOf}
                onEdit={change}
                onMeant={onMeant}
                onGoTo={putCursor}
                onBuild={() => setAsking('phased')}
              />
            </NamedWords>
            <Agreement
              form={form}
              takenOff={takenOff}
              changing={changing}
              onReadBack={() => void readBack()}
              onChanged={(changed) => edit((now) => ({ ...now, changed }))}
            />
          </WordingProvider>
          <p className="report__count">
            <span role="status">{countWords(findings)}</span>{' '}
            {findings.some(isOpen) && (
              <Button kind="link" aria-keyshortcuts="Alt+N" onClick={toNext}>
                Go to the next (Alt+N)
              </Button>
            )}
          </p>
        </section>
        <Beside
          page={page}
          text={state.text}
          previous={beside === 'before' && previous ? previous : undefined}
          options={content.options}
        />
      </div>
      {asking === 'readBack' && (
        <ReadBack
          form={form}
          phased={state.phased}
          options={content.options}
          onAgree={agreed}
          onChange={() => {
            setAsking(undefined);
            changeAtTheirWish();
          }}
          onBack={() => setAsking(undefined)}
        />
      )}
      {asking === 'phased' && (
        <Builder
          patient={caseView.banner}
          form={form.phased}
          said={state.phased}
          from={form.from}
          today={today}
          words={content.phased}
          findings={findings}
          hints={state.hints}
          onChange={(phased, moved) => change((now) => withPhased(now, phased, moved))}
          onMeant={onMeant}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'issue' && (
        <IssueDialog
          form={form}
          caseView={caseView}
          periodDays={state.period_days}
          onIssue={issue}
          onCancel={() => setAsking(undefined)}
        />
      )}
      {asking === 'discard' && (
        <Confirm
          title="Discard this draft?"
          banner={<PatientBanner patient={caseView.banner} />}
          confirmLabel="Discard the draft"
          danger
          onConfirm={discard}
          onCancel={() => setAsking(undefined)}
        >
          <p>Everything written in it goes and cannot be brought back. Nothing of it has been issued.</p>
        </Confirm>
      )}
    </div>
  );
};
