import type { FocusEvent } from 'react';
import { useRef, useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { Confirm } from '../../components/Confirm';
import { readPosition, useCursorKept, usePutCursor } from '../../components/Cursor';
import type { FieldError } from '../../components/ErrorSummary';
import { ErrorSummary } from '../../components/ErrorSummary';
import { useKeys } from '../../components/Keys';
import { ScreenHeading, useNavigation } from '../../components/Navigation';
import { PatientBanner } from '../../components/PatientBanner';
import { PdfPreview } from '../../components/PdfPreview';
import { useSession, useShowPatient } from '../../components/Session';
import type { FieldProblem, FindingView, ReportScreen } from '../../ipc';
import { call, commands, toClinicError } from '../../ipc';
import { countWords, fieldOf, isBlock, isOpen, withMeant } from './findings';
import { IssueDialog } from './IssueDialog';
import { ReportFields } from './ReportFields';
import { usePreview, useReportDraft } from './useReportDraft';
import './report.scss';

export type ReportDeskProps = { screen: ReportScreen; field: string | undefined };

/** A group of radios or boxes is one field; its inputs are numbered from the second on. */
const withoutPlace = (id: string): string => id.replace(/-\d+$/, '');

export const ReportDesk = ({ screen, field }: ReportDeskProps) => {
  const caseView = screen.case;
  const { back, canGoBack, go, replace } = useNavigation();
  const announce = useAnnounce();
  const { content, today, refresh } = useSession();
  useShowPatient(caseView.banner);
  const { form, state, saved, edit, keepPosition, close, settle } = useReportDraft(screen);
  const page = usePreview(screen.id, saved);
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
  const [asking, setAsking] = useState<'issue' | 'discard'>();
  const { findings } = state;

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
    { key: 'Ctrl+Enter', does: 'Issue', run: () => void askToIssue(), hint: true },
  ]);

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
      <ErrorSummary errors={errors} title="Before you can issue" onGo={putCursor} settled={settled} />
      <div className="report__columns">
        {/* Only hears which fields have been left; every field has its own keys. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <section className="report__form" aria-label="The report" onBlur={onBlur}>
          <ReportFields
            screen={screen}
            form={form}
            findings={findings}
            editions={content.editions}
            options={content.options}
            today={today}
            errorOf={errorOf}
            onEdit={edit}
            onMeant={onMeant}
            onGoTo={putCursor}
          />
          <p className="report__count" role="status">
            {countWords(findings)}
          </p>
        </section>
        <div className="report__page">
          {page.old && (
            <p className="report__old" role="status">
              {page.bytes === undefined
                ? 'The page is shown as soon as it can be drawn: choose the advice and the period.'
                : 'This page is older than what is written: something stops the new one.'}
            </p>
          )}
          {page.bytes && <PdfPreview bytes={page.bytes} label="The report as it prints" />}
          {/* The same words for those who cannot see the page. */}
          <div className="nhsuk-u-visually-hidden" role="region" aria-label="The report as text">
            {state.text === '' ? 'Nothing to read yet.' : state.text}
          </div>
        </div>
      </div>
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
