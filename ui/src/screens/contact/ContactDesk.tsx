import classNames from 'classnames';
import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { focusOn, useCursorKept } from '../../components/Cursor';
import { ErrorSummary } from '../../components/ErrorSummary';
import { useKeys } from '../../components/Keys';
import { useNavigation } from '../../components/Navigation';
import { useOnlyThisPage } from '../../components/OnlyThisPage';
import { Panel } from '../../components/Panel';
import { useSession, useShowPatient } from '../../components/Session';
import { AttemptRow, VoicemailDoubt, canBeAnAttempt, useAttempts } from '../../components/StartContact';
import { agendaFor } from '../../formatting/agendas';
import { timeOfDay } from '../../formatting/times';
import type { ContactScreen } from '../../ipc';
import { Agenda } from './Agenda';
import { marks } from './agendaMarks';
import { ContactDialogs } from './ContactDialogs';
import { ContactHead } from './ContactHead';
import { ContactTitle } from './ContactTitle';
import { wasAttended, workNow } from './contactDraft';
import { Known } from './Known';
import { MiddleColumn } from './MiddleColumn';
import { AGENDA, NOTE, fieldNamed } from './position';
import { promptsOf } from './prompts';
import { atRisk, riskItems } from './riskAgenda';
import { useContactDraft } from './useContactDraft';
import { useContactEnd } from './useContactEnd';
import { usePlaces } from './usePlaces';
import './contact.scss';
import './asked.scss';

export type ContactDeskProps = {
  screen: ContactScreen;
  field: string | undefined;
};

export const ContactDesk = ({ screen, field }: ContactDeskProps) => {
  const { case: caseView } = screen;
  // As it was when the contact was opened: a prompt must not go from under what is being typed at it.
  const [carried] = useState(screen.carried);
  const { content, today } = useSession();
  useShowPatient(caseView.banner);
  const { back, canGoBack, go } = useNavigation();
  const { draft, state, edit, keepPosition, close, settle } = useContactDraft(screen);
  // The person is looking at the screen: only what they are asked and what is written of it.
  const { on: onlyThis } = useOnlyThisPage();
  const announce = useAnnounce();
  const desk = useRef<HTMLDivElement>(null);
  useCursorKept(desk, keepPosition);

  const attended = wasAttended(draft);
  const agenda =
    agendaFor(content.agendas, draft.step, workNow(draft, caseView.form.work_status)) ?? screen.agenda;
  const because = atRisk(draft, content.instruments);
  const [first] = useState(() => ({
    items: promptsOf(agenda, carried, draft, undefined),
    field,
    raised: because.length > 0,
  }));
  const places = usePlaces({ draft: screen.draft, risk: riskItems(content.risk.items), first });
  const prompts = promptsOf(agenda, carried, draft, places.open);
  const prompt = prompts.find(({ id }) => id === places.open) ?? prompts[0];
  const all = [...prompts, ...riskItems(content.risk.items)];
  const fieldOf = (name: string) => fieldNamed(name, all);
  const problems = new Map(state.problems.map(({ field: name, message }) => [fieldOf(name), message]));
  const goTo = (wanted: string) => places.goTo(wanted, prompts);
  const end = useContactEnd({ draft, state, edit, close, settle, fieldOf });
  const calling = attended && canBeAnAttempt(draft.mode);
  const attempts = useAttempts({
    reach: caseView.reach,
    resting: !calling,
    sign: end.signAttempt,
    onDone: canGoBack ? back : () => go({ kind: 'caseload' }),
  });

  // The total, and what a risk still wants, at once and not at the next pause in typing.
  useEffect(() => {
    void settle();
  }, [draft.questionnaires, settle]);
  const { openRisk } = places;
  const raised = because.map(({ key }) => key).join(' ');
  const known = useRef(raised);
  useEffect(() => {
    const before = known.current.split(' ');
    known.current = raised;
    if (raised.split(' ').every((one) => one === '' || before.includes(one))) return;
    openRisk();
    if (onlyThis) announce({ kind: 'alert', text: 'A question was answered at its risk value: ask further now.' });
  }, [raised, openRisk, onlyThis, announce]);

  const betweenNoteAndAgenda = () => {
    const fromNote = document.activeElement?.id === NOTE;
    const to = document.getElementById(fromNote && attended ? AGENDA : NOTE);
    if (to) focusOn(to);
  };
  const next = () => {
    const after = prompts[prompts.findIndex(({ id }) => id === prompt?.id) + 1];
    if (after) places.setOpen(after.id);
    goTo(after ? AGENDA : NOTE);
  };
  const openConcern = (at?: number) => {
    const last = draft.concerns.length > 0 ? draft.concerns.length - 1 : undefined;
    places.openConcern(at ?? last);
    // Not before their eyes: the line says that a message waits.
    if (onlyThis) announce({ text: 'The concern is open.' });
  };
  const endNow = () => edit((now) => ({ ...now, end: timeOfDay(new Date()) }));

  useKeys([
    { key: 'Esc', does: 'Between note and agenda', run: betweenNoteAndAgenda },
    // Two keys for the commonest thing besides being there: F2, D.
    { key: 'F2', does: 'Outcome', run: () => goTo('outcome'), hint: true },
    ...(because.length > 0 ? [{ key: 'F3', does: 'Risk', run: openRisk, hint: true }] : []),
    { key: 'F4', does: 'Ended now', run: endNow, hint: true },
    { key: 'F6', does: 'Park', run: end.park, hint: true },
    { key: 'F7', does: 'Questions', run: places.openQuestions, hint: true },
    { key: 'F8', does: 'Concern', run: () => (places.pane === 'concern' ? places.close() : openConcern()), hint: true },
    { key: 'Ctrl+Enter', does: 'Sign', run: end.askToSign, hint: true },
  ]);

  return (
    <div className="contact" ref={desk}>
      <ContactTitle
        agenda={agenda}
        agendas={content.agendas}
        draft={draft}
        state={state}
        onlyThis={onlyThis}
        onConcern={() => openConcern()}
        onDiscard={end.askToDiscard}
      />
      <ErrorSummary errors={end.errors} title="Before you can sign" onGo={goTo} settled={end.settled} />
      <ContactHead
        draft={draft}
        caseView={caseView}
        agendas={content.agendas}
        today={today}
        problems={problems}
        onEdit={edit}
        onEndedNow={endNow}
      />
      {/* Whoever is in danger was reached. */}
      {calling && !onlyThis && !['risk', 'concern'].includes(places.pane) && <AttemptRow attempts={attempts} />}
      <div className={classNames('contact__columns', { 'contact__columns--folded': !attended, 'contact__columns--only': onlyThis })}>
        {attended && !onlyThis && (
          <Panel title={`Agenda · ${state.missing.length} needed`} flush>
            <Agenda
              id={AGENDA}
              title="Agenda"
              items={prompts}
              open={prompt?.id}
              draft={draft}
              markOf={marks({ draft, state, carried, leftReasons: content.left_reasons, today })}
              onOpen={places.setOpen}
              onEdit={edit}
              onGoTo={goTo}
            />
          </Panel>
        )}
        <MiddleColumn
          draft={draft}
          state={state}
          caseView={caseView}
          content={content}
          today={today}
          problems={problems}
          prompts={prompts}
          prompt={prompt}
          because={because}
          pane={places.pane}
          onlyThis={onlyThis}
          riskItem={places.riskItem}
          concernAt={places.concernAt}
          onRiskItem={places.setRiskItem}
          onConcernAt={places.setConcernAt}
          onEdit={edit}
          onGoTo={goTo}
          onNext={next}
          onClose={places.close}
          onRisk={openRisk}
          onConcern={openConcern}
        />
        {!onlyThis && (
          // Read by scrolling: with the keys too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className="contact__known" role="group" aria-label="Known before" tabIndex={0}>
            <Known caseView={caseView} carried={carried} content={content} today={today} />
          </div>
        )}
      </div>
      <ContactDialogs
        end={end}
        draft={draft}
        state={state}
        caseView={caseView}
        content={content}
        onEdit={edit}
        onGo={(name) => goTo(fieldOf(name))}
      />
      <VoicemailDoubt attempts={attempts} />
    </div>
  );
};
