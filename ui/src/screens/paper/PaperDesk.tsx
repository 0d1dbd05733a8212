import type { FocusEvent, KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
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
import { WordingProvider } from '../../components/Wording';
import type { FieldProblem, FindingView, PaperScreen } from '../../ipc';
import { call, commands, toClinicError } from '../../ipc';
import { countWords, fieldOf, isBlock, isOpen, nextGap, withMeant } from './gaps';
import { selectGap, selectGapOnArrival } from './selectGap';
import { IssuePaperDialog } from './IssuePaperDialog';
import { PaperFields } from './PaperFields';
import { usePaperDraft, usePreview } from './usePaperDraft';
import './paper.scss';

export const PaperDesk = ({ screen }: { screen: PaperScreen }) => {
  const caseView = screen.case;
  const { back, canGoBack, go, replace } = useNavigation();
  const announce = useAnnounce();
  const { today, refresh } = useSession();
  useShowPatient(caseView.banner);
  const { form, state, saved, edit, keepPosition, close, settle } = usePaperDraft(screen);
  const page = usePreview(screen.id, saved);
  const desk = useRef<HTMLDivElement>(null);
  const [first] = useState(
    () => readPosition(form.position) ?? { field: nextGap(form, '')?.id ?? 'title', cursor: undefined },
  );
  usePutCursor(first);
  useEffect(() => {
    // Left before: the cursor goes where it was. New: on the first gap, so that typing fills it at once.
    if (first.cursor === undefined) selectGap(first.field);
  }, [first]);
  useCursorKept(desk, keepPosition);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [refused, setRefused] = useState(false);
  const [asking, setAsking] = useState<'issue' | 'discard'>();
  const { findings } = state;

  // A gap is not a mistake: it turns red where someone has been, or wants to issue.
  const errorOf = (id: string): string | undefined => {
    if (!tried && !left.has(id)) return undefined;
    return findings.find((one) => isBlock(one) && fieldOf(one.field) === id)?.message;
  };
  const onBlur = ({ target }: FocusEvent<HTMLElement>) => {
    const { id } = target;
    if (id !== '') setLeft((now) => (now.has(id) ? now : new Set([...now, id])));
  };
  const onKeyUp = ({ key, target }: KeyboardEvent<HTMLElement>) => {
    if (key === 'Tab') selectGapOnArrival(target);
  };
  const onMeant = (finding: FindingView, meant: boolean) => edit((now) => withMeant(now, finding, meant));
  const show = (fields: readonly FieldProblem[]) =>
    setErrors(fields.map(({ field, message }) => ({ fieldId: fieldOf(field), message })));
  const settled = ({ fieldId }: FieldError): boolean =>
    !refused && !findings.some((one) => isOpen(one) && fieldOf(one.field) === fieldId);
  const notSaved = () =>
    announce({ kind: 'alert', text: 'This could not be saved yet. It stays on screen and is tried again.' });
  const goOn = () => {
    const gap = nextGap(form, document.activeElement?.id ?? '');
    if (gap) selectGap(gap.id);
    else announce({ text: 'Nothing is left to fill in.' });
  };

  const askToIssue = async () => {
    const said = await settle();
    if (!said) {
      notSaved();
      return;
    }
    setTried(true);
    setRefused(false);
    const open = said.findings.filter(isOpen);
    show(open);
    if (open.length === 0) setAsking('issue');
  };
  const issue = async () => {
    close();
    let issued;
    try {
      issued = await call(commands.issuePaper(screen.id, form));
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
    announce({ text: `Issued, number ${issued.number}.` });
    replace({ kind: 'paperIssued', case: issued.case, paper: issued.id });
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
    { key: 'Alt+G', does: 'Next to fill in', run: goOn, hint: true },
    { key: 'Ctrl+Enter', does: 'Issue', run: () => void askToIssue(), hint: true },
  ]);

  const known = {
    problemGroup: caseView.form.problem_group,
    safetyCritical: caseView.form.safety_critical,
    slots: caseView.slots,
  };
  return (
    <div className="paper" ref={desk}>
      <div className="paper__title">
        <ScreenHeading title={screen.name}>for {screen.reader_words}</ScreenHeading>
        <span className="paper__saved">
          {state.saved_at === '' ? 'Not changed yet' : `Saved ${state.saved_at}`}
        </span>
        <Button shortcut="Alt+G" onClick={goOn}>
          Next to fill in
        </Button>
        <Button kind="link" onClick={() => setAsking('discard')}>
          Discard draft
        </Button>
      </div>
      <ErrorSummary errors={errors} title="Before you can issue" onGo={selectGap} settled={settled} />
      <div className="paper__columns">
        {/* Only hears which fields have been left and come to; every field has its own keys. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <section className="paper__form" aria-label="What it says" onBlur={onBlur} onKeyUp={onKeyUp}>
          <WordingProvider known={known}>
            <PaperFields
              screen={screen}
              form={form}
              named={state.named}
              findings={findings}
              today={today}
              errorOf={errorOf}
              onEdit={edit}
              onMeant={onMeant}
            />
          </WordingProvider>
          <p className="paper__count" role="status">
            {countWords(state.gaps, findings)}
          </p>
        </section>
        <div className="paper__page">
          {page.old && (
            <p className="paper__old" role="status">
              {page.bytes === undefined
                ? 'The page is shown as soon as it can be drawn.'
                : 'This page is older than what is written: something stops the new one.'}
            </p>
          )}
          {page.bytes && <PdfPreview bytes={page.bytes} label={`${screen.name} as it prints`} />}
          {/* The same words for those who cannot see the page. */}
          <div className="nhsuk-u-visually-hidden" role="region" aria-label="The paper as text">
            {state.text === '' ? 'Nothing to read yet.' : state.text}
          </div>
        </div>
      </div>
      {asking === 'issue' && (
        <IssuePaperDialog screen={screen} form={form} onIssue={issue} onCancel={() => setAsking(undefined)} />
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
