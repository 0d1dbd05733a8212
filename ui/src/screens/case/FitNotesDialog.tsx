import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { copyText } from '../../components/Clipboard';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { useKeys } from '../../components/Keys';
import { PatientBanner } from '../../components/PatientBanner';
import { useSession } from '../../components/Session';
import { TextField } from '../../components/TextField';
import type { CivilDate } from '../../formatting/civilDate';
import { briefDate } from '../../formatting/dates';
import type { CaseView, FitNoteForm, FitNoteLine, FitNotesView } from '../../ipc';
import { call, commands } from '../../ipc';
import { FitNoteFields, NO_FIT_NOTE } from './FitNoteFields';

const FORM = 'fit-note';

/** "Covered to 4 Oct · the next to be thought of from 27 Sep · until 17 Feb 2027 at most 3 months at a time" */
const dueWords = ({ covered_to, due_on, short_until }: FitNotesView, today: CivilDate): string =>
  [
    covered_to === null ? '' : `Covered to ${briefDate(covered_to, today)}`,
    due_on === null ? '' : `think of the next from ${briefDate(due_on, today)}`,
    short_until === null ? '' : `until ${briefDate(short_until, today)} at most 3 months at a time`,
  ]
    .filter((part) => part !== '')
    .join(' · ');

/** What there is to look at, each with where the rule stands. */
export const FitNoteLooks = ({ looks }: Pick<FitNotesView, 'looks'>) =>
  looks.length === 0 ? null : (
    <ul className="fit-notes__looks" aria-label="To look at">
      {looks.map(({ rule, words, source, unconfirmed, notes }) => (
        <li key={`${rule} ${notes.join(' ')} ${words}`}>
          <span aria-hidden="true">▲ </span>
          {words}{' '}
          <span className="fit-notes__source">
            {source}
            {unconfirmed ? ' · not confirmed' : ''}
          </span>
        </li>
      ))}
    </ul>
  );

const Comments = ({ fitNotes, onCopy }: { fitNotes: FitNotesView; onCopy: () => void }) =>
  fitNotes.comments === '' ? null : (
    <section className="fit-notes__comments" aria-label="For the comments box">
      <h3>For the comments box of a fit note</h3>
      <pre className="fit-notes__text">{fitNotes.comments}</pre>
      <p>
        <Button onClick={onCopy} shortcut="Alt+C">
          Copy
        </Button>{' '}
        <span className="fit-notes__source">From: {fitNotes.comments_from}. Read it through where you paste it.</span>
      </p>
    </section>
  );

type NotesProps = { notes: readonly FitNoteLine[]; onChange: (note: FitNoteLine) => void; onRemove: (note: FitNoteLine) => void };

const Notes = ({ notes, onChange, onRemove }: NotesProps) => (
  <ul className="fit-notes__list" aria-label="Fit notes so far">
    {notes.map((note) => (
      <li key={note.place}>
        <b>{note.title}</b>{' '}
        <Button kind="link" onClick={() => onChange(note)}>
          Change<span className="nhsuk-u-visually-hidden"> {note.title}</span>
        </Button>{' '}
        <Button kind="link" onClick={() => onRemove(note)}>
          Take out…<span className="nhsuk-u-visually-hidden"> {note.title}</span>
        </Button>
        <ul className="fit-notes__facts">
          {note.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </li>
    ))}
  </ul>
);

type FitNotesDialogProps = { view: CaseView; onView: (view: CaseView) => void; onClose: () => void };

/** Which of them the form is about: a new one, one to change, or one to take out. */
type About = { kind: 'new' } | { kind: 'change' | 'remove'; note: FitNoteLine };

/** The fit notes of the case: what each said, what does not fit together, and one recorded in seconds. None is made here. */
export const FitNotesDialog = ({ view, onView, onClose }: FitNotesDialogProps) => {
  const { content, today } = useSession();
  const announce = useAnnounce();
  const [about, setAbout] = useState<About>({ kind: 'new' });
  const [form, setForm] = useState<FitNoteForm>(NO_FIT_NOTE);
  const [first, setFirst] = useState<FitNoteForm>(NO_FIT_NOTE);
  const [reason, setReason] = useState('');
  const { busy, problem, submit, clear } = useSubmit();
  const fitNotes = view.fit_notes;
  const writes = !view.read_only;

  const begin = (next: About, value: FitNoteForm) => {
    clear();
    setAbout(next);
    setForm(value);
    setFirst(value);
    setReason('');
    const id = next.kind === 'remove' ? 'reason' : 'made';
    // The fields are drawn first.
    setTimeout(() => document.getElementById(fieldId(FORM, id))?.focus());
  };
  const send = async () => {
    const next = await submit(() =>
      about.kind === 'remove'
        ? call(commands.removeFitNote(view.case, about.note.place, reason))
        : call(commands.recordFitNote(view.case, about.kind === 'change' ? about.note.place : null, form)),
    );
    if (next) {
      onView(next);
      announce({ text: about.kind === 'remove' ? 'Taken out. The record keeps that it stood there.' : 'Fit note recorded.' });
    }
    return next !== undefined;
  };
  const copy = async () => {
    const copied = fitNotes.comments !== '' && (await copyText(fitNotes.comments));
    announce({ text: copied ? 'Copied. Paste it into the comments box.' : 'Not copied: select the text and copy it.' });
  };
  useKeys([{ key: 'Alt+C', does: 'Copy the comments', run: () => void copy() }]);

  return (
    <FormDialog
      title="Fit notes"
      form={FORM}
      wide
      banner={<PatientBanner patient={view.banner} />}
      firstId={fieldId(FORM, 'made')}
      dirty={form !== first || reason !== ''}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel={about.kind === 'remove' ? 'Take it out' : 'Record'}
      danger={about.kind === 'remove'}
      onClose={onClose}
    >
      <p className="fit-notes__statement">{content.fit_notes.statement}</p>
      <div className="consent">
        <div>
          <p className="fit-notes__due">{dueWords(fitNotes, today)}</p>
          <FitNoteLooks looks={fitNotes.looks} />
          {fitNotes.notes.length === 0 ? (
            <p>None recorded yet.</p>
          ) : (
            <Notes
              notes={fitNotes.notes}
              onChange={(note) => begin({ kind: 'change', note }, note.form)}
              onRemove={(note) => begin({ kind: 'remove', note }, note.form)}
            />
          )}
          <Comments fitNotes={fitNotes} onCopy={() => void copy()} />
        </div>
        {writes && (
          <div>
            <h3>
              {about.kind === 'new' ? 'Record one' : `${about.kind === 'change' ? 'Change' : 'Take out'}: ${about.note.title}`}
            </h3>
            {about.kind !== 'new' && (
              <Button kind="link" onClick={() => begin({ kind: 'new' }, NO_FIT_NOTE)}>
                Record a new one instead
              </Button>
            )}
            {about.kind === 'remove' ? (
              <TextField
                id={fieldId(FORM, 'reason')}
                label="Why it is taken out"
                error={fieldProblem(problem, 'reason')}
                value={reason}
                onChange={setReason}
              />
            ) : (
              <FitNoteFields form={FORM} value={form} problem={problem} onChange={(part) => setForm((now) => ({ ...now, ...part }))} />
            )}
          </div>
        )}
      </div>
    </FormDialog>
  );
};
