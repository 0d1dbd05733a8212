import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { useKeys } from '../../components/Keys';
import { ScreenHeading, useLeaveGuard, useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { useShowPatient } from '../../components/Session';
import { TextArea } from '../../components/TextArea';
import type { ConsentView, ContactView } from '../../ipc';
import { call, commands, toClinicError } from '../../ipc';
import { EnterAgain } from './EnterAgain';
import { GpSummary } from './GpSummary';
import { ReportsGiven } from './ReportsGiven';
import { StrikeDialog } from './StrikeDialog';
import './contactRead.scss';

type Asking = 'strike' | 'again';

export type SignedContactProps = { first: ContactView; consents: readonly ConsentView[] };

export const SignedContact = ({ first, consents }: SignedContactProps) => {
  const { back, go } = useNavigation();
  const announce = useAnnounce();
  const [view, setView] = useState(first);
  const [addendum, setAddendum] = useState('');
  const [failure, setFailure] = useState<string>();
  const [asking, setAsking] = useState<Asking>();
  const release = useLeaveGuard(addendum.trim() !== '');
  useShowPatient(view.banner);
  const { struck } = view;
  const id = view.contact.id;

  const add = async () => {
    if (addendum.trim() === '') {
      setFailure('Write what is to be added');
      return;
    }
    try {
      setView(await call(commands.addAddendum(view.case, id, addendum)));
    } catch (error) {
      setFailure(toClinicError(error).message);
      return;
    }
    release();
    setAddendum('');
    setFailure(undefined);
    announce({ text: 'Added below the contact.' });
  };

  useKeys([
    { key: 'Esc', does: 'Back', run: back },
    { key: 'Ctrl+Enter', does: 'Add the addendum', run: () => void add() },
  ]);

  return (
    <div className="contact-read">
      <div className="contact-read__title">
        <ScreenHeading title="Signed contact">{view.title}</ScreenHeading>
        <Button onClick={() => go({ kind: 'case', case: view.case })}>To the case</Button>
      </div>
      {struck && (
        <section className="struck" aria-label="Entered in error">
          <h2 className="struck__title">
            <span aria-hidden="true">▲ </span>Entered in error
          </h2>
          <p>
            {struck.text} <span className="contact-read__by">({struck.by}, {struck.at})</span>
          </p>
          <p>
            It is kept for audit, counts nowhere and is left out of every summary. Do not act on what
            stands below.
          </p>
          <Button onClick={() => setAsking('again')}>Enter again under the right patient</Button>
        </section>
      )}
      <div className="contact-read__columns">
        <Panel title="As signed">
          <div className={struck ? 'contact-read__text contact-read__text--struck' : 'contact-read__text'}>
            {view.sections.map(({ title, lines }) => (
              <section key={title}>
                <h3>{title}</h3>
                <dl>
                  {lines.map(({ label, text }, at) => (
                    <div key={`${label} ${at}`}>
                      {label !== '' && <dt>{label}</dt>}
                      <dd>{text}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
          <p className="contact-read__by">
            Signed by {view.signed_by}, {view.signed_at}
            {view.written_later !== '' && `. ${view.written_later}`}
          </p>
        </Panel>
        <div className="contact-read__side">
          {!struck && view.summary !== '' && <GpSummary view={view} consents={consents} onView={setView} />}
          <Panel title="Added since">
            {view.addenda.length === 0 && <p className="contact-read__by">Nothing.</p>}
            {view.addenda.map(({ text, by, at }) => (
              <p key={`${by} ${at}`} className="contact-read__addendum">
                {text} <span className="contact-read__by">({by}, {at})</span>
              </p>
            ))}
            {!struck && (
              <>
                <TextArea
                  id="addendum"
                  label="Add to it"
                  hint="Stands below the contact with your name and the time. What was signed stays as it is."
                  value={addendum}
                  error={failure}
                  onChange={setAddendum}
                />
                <Button kind="main" onClick={() => void add()} shortcut="Ctrl+Enter">
                  Add
                </Button>
              </>
            )}
          </Panel>
          <Panel title="Reports that rest on it">
            <ReportsGiven reports={view.reports} struck={struck !== null} caseId={view.case} />
          </Panel>
          {!struck && (
            <Panel title="Something is wrong with it">
              <p>
                If it stands under the wrong patient, or never happened, it can be struck. To correct a
                detail, add to it instead.
              </p>
              <Button onClick={() => setAsking('strike')}>Mark as entered in error…</Button>
            </Panel>
          )}
        </div>
      </div>
      {asking === 'strike' && (
        <StrikeDialog
          view={view}
          onStruck={(now) => {
            setView(now);
            setAsking(undefined);
            announce({ text: 'Marked as entered in error.' });
          }}
          onCancel={() => setAsking(undefined)}
        />
      )}
      {asking === 'again' && <EnterAgain view={view} onClose={() => setAsking(undefined)} />}
    </div>
  );
};
