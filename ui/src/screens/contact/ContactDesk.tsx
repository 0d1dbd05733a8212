import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { Confirm } from '../../components/Confirm';
import { readPosition, useCursorKept, usePutCursor } from '../../components/Cursor';
import type { FieldError } from '../../components/ErrorSummary';
import { ErrorSummary } from '../../components/ErrorSummary';
import { useKeys } from '../../components/Keys';
import { ScreenHeading, useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { PatientBanner } from '../../components/PatientBanner';
import { useSession, useShowPatient } from '../../components/Session';
import { agendaFor } from '../../formatting/agendas';
import type { ContactScreen, DraftState, FieldProblem } from '../../ipc';
import { call, commands, toClinicError } from '../../ipc';
import { Agenda } from './Agenda';
import { ContactHead } from './ContactHead';
import { ItemPane } from './ItemPane';
import { Known } from './Known';
import { factsOf } from './meeting';
import { AGENDA, NOTE, QUESTIONS, fieldNamed, firstField, opens } from './position';
import { promptsOf } from './prompts';
import { Questionnaires } from './Questionnaires';
import { RiskMessage } from './RiskMessage';
import { SignDialog } from './SignDialog';
import { useContactDraft } from './useContactDraft';
import { WrittenDown } from './WrittenDown';
import { wasAttended } from './contactDraft';
import { MODES, labelOf } from './words';
import './contact.scss';

export type ContactDeskProps = {
  screen: ContactScreen;
  field: string | undefined;
};

type Asking = 'sign' | 'discard';

/** Where the cursor goes on arrival: where a worklist points, where it was left, else into the note. */
const arrival = ({ screen: { draft, agenda }, field }: ContactDeskProps) =>
  field === undefined
    ? (readPosition(draft.position) ?? { field: NOTE, cursor: undefined })
    : { field: fieldNamed(field, agenda.items), cursor: undefined };

export const ContactDesk = (props: ContactDeskProps) => {
  const { screen } = props;
  const caseView = screen.case;
  const { content, today, refresh } = useSession();
  useShowPatient(caseView.banner);
  const { go, replace } = useNavigation();
  const announce = useAnnounce();
  const { draft, state, edit, keepPosition, close, settle } = useContactDraft(screen);
  const desk = useRef<HTMLDivElement>(null);
  const [first] = useState(() => arrival(props));
  const putCursor = usePutCursor(first);
  useCursorKept(desk, keepPosition);

  const attended = wasAttended(draft);
  const agenda = agendaFor(content.agendas, draft.step) ?? screen.agenda;
  const [open, setOpen] = useState(() => opens(first.field, screen.agenda.items));
  const prompts = promptsOf(agenda, draft, open);
  const prompt = prompts.find(({ id }) => id === open) ?? prompts[0];
  const [questioning, setQuestioning] = useState(first.field.startsWith(QUESTIONS));
  const [asking, setAsking] = useState<Asking>();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  // What signing itself refused need not be among what is missing, which would take it for settled.
  const [refused, setRefused] = useState(false);
  const problems = new Map(
    state.problems.map(({ field, message }) => [fieldNamed(field, prompts), message]),
  );

  // A risk has to be on screen while the person is still on the line, not at the next pause in typing.
  useEffect(() => {
    void settle();
  }, [draft.questionnaires, settle]);

  const goTo = (field: string) => {
    const wanted = opens(field, prompts);
    if (wanted !== undefined) setOpen(wanted);
    if (field.startsWith(QUESTIONS)) setQuestioning(true);
    putCursor(field);
  };
  const focusNote = () => document.getElementById(NOTE)?.focus();
  const betweenNoteAndAgenda = () => {
    const fromNote = document.activeElement?.id === NOTE;
    document.getElementById(fromNote && attended ? AGENDA : NOTE)?.focus();
  };
  const next = () => {
    const after = prompts[prompts.findIndex(({ id }) => id === prompt?.id) + 1];
    if (after) setOpen(after.id);
    putCursor(after ? AGENDA : NOTE);
  };
  const closeQuestions = () => {
    setQuestioning(false);
    focusNote();
  };
  const askQuestions = () => {
    setQuestioning(true);
    putCursor(QUESTIONS);
  };

  const showMissing = (fields: readonly FieldProblem[]) =>
    setErrors(fields.map(({ field, message }) => ({ fieldId: fieldNamed(field, prompts), message })));
  const settled = ({ fieldId }: FieldError): boolean =>
    !refused &&
    ![...state.problems, ...state.missing].some(({ field }) => fieldNamed(field, prompts) === fieldId);

  /** Saves everything and goes on with what the record says of it; when it could not be saved, says so. */
  const once = async (saved: (said: DraftState) => void) => {
    const said = await settle();
    if (said) saved(said);
    else {
      announce({
        kind: 'alert',
        text: 'This could not be saved yet. It stays on screen and is tried again.',
      });
    }
  };
  const park = () =>
    void once(() => {
      refresh();
      go({ kind: 'caseload' });
    });
  const askToSign = () =>
    void once(({ problems: unread, missing }) => {
      const wanting = [...unread, ...missing];
      setRefused(false);
      showMissing(wanting);
      if (wanting.length === 0) setAsking('sign');
    });
  const sign = async () => {
    close();
    try {
      await call(commands.signContact(draft));
    } catch (error) {
      close(false);
      const refusal = toClinicError(error);
      if (refusal.fields.length === 0) throw refusal;
      setAsking(undefined);
      setRefused(true);
      showMissing(refusal.fields);
      return;
    }
    refresh();
    announce({ text: 'Signed.' });
    replace({ kind: 'case', case: draft.case });
  };
  const discard = async () => {
    close();
    try {
      await call(commands.discardDraft(draft.id));
    } catch (error) {
      close(false);
      throw error;
    }
    refresh();
    announce({ text: 'The draft is gone.' });
    replace({ kind: 'case', case: draft.case });
  };

  useKeys([
    { key: 'Esc', does: 'Between note and agenda', run: betweenNoteAndAgenda },
    // Two keys for the commonest thing besides being there: F2, D.
    { key: 'F2', does: 'Outcome', run: () => putCursor('outcome'), hint: true },
    { key: 'F6', does: 'Park', run: park, hint: true },
    { key: 'F7', does: 'Questions', run: askQuestions, hint: true },
    { key: 'Ctrl+Enter', does: 'Sign', run: askToSign, hint: true },
  ]);

  return (
    <div className="contact" ref={desk}>
      <div className="contact__title">
        <ScreenHeading title="Contact">
          {agenda.title}, {labelOf(MODES, draft.mode)}
          {draft.entered_again_from !== '' && ' · entered again from another record'}
        </ScreenHeading>
        <span className="contact__saved">
          {state.saved_at === '' ? 'Not changed yet' : `Saved ${state.saved_at}`}
        </span>
        <Button kind="link" onClick={() => setAsking('discard')}>
          Discard draft
        </Button>
      </div>
      <ErrorSummary errors={errors} title="Before you can sign" onGo={goTo} settled={settled} />
      <ContactHead
        draft={draft}
        caseView={caseView}
        agendas={content.agendas}
        today={today}
        problems={problems}
        onEdit={edit}
      />
      <div className={attended ? 'contact__columns' : 'contact__columns contact__columns--folded'}>
        {attended && (
          <Panel title={`Agenda · ${state.missing.length} needed`} flush>
            <Agenda
              title="Agenda"
              items={prompts}
              open={prompt?.id}
              draft={draft}
              state={state}
              onOpen={setOpen}
              onEdit={edit}
              onGoTo={goTo}
            />
          </Panel>
        )}
        <div className="contact__middle">
          <RiskMessage state={state} instruments={content.instruments} />
          {questioning ? (
            <Questionnaires
              draft={draft}
              state={state}
              instruments={content.instruments}
              today={today}
              onEdit={edit}
              onClose={closeQuestions}
            />
          ) : (
            attended &&
            prompt && (
              <ItemPane
                key={prompt.id}
                item={prompt}
                draft={draft}
                caseView={caseView}
                today={today}
                problems={problems}
                onEdit={edit}
                onGoTo={goTo}
                onNext={next}
              />
            )
          )}
          <label className="nhsuk-label" htmlFor={NOTE}>
            Note
          </label>
          <textarea
            id={NOTE}
            className="nhsuk-textarea contact__note"
            value={draft.note}
            onChange={(event) => {
              const note = event.currentTarget.value;
              edit((now) => ({ ...now, note }));
            }}
          />
          <WrittenDown
            draft={draft}
            instruments={content.instruments}
            open={questioning ? 'questionnaires' : prompt?.answer}
            onOpen={(what) => {
              if (what === 'questionnaires') askQuestions();
              else {
                setQuestioning(false);
                const item = prompts.find(({ answer }) => answer === what);
                goTo(item ? firstField(item) : what);
              }
            }}
          />
        </div>
        {/* Read by scrolling: with the keys too. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="contact__known" role="group" aria-label="Known before" tabIndex={0}>
          <Known caseView={caseView} workStatuses={content.work_statuses} today={today} />
        </div>
      </div>
      {asking === 'sign' && (
        <SignDialog
          banner={caseView.banner}
          facts={factsOf(draft, content.agendas)}
          onSign={sign}
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
          <p>
            Everything written in it goes and cannot be brought back. Nothing of it is in the record. To
            go on with it later, park it instead (F6).
          </p>
        </Confirm>
      )}
    </div>
  );
};
