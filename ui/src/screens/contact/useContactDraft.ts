/** The draft on screen, kept in the record as it changes. */
import { useCallback, useRef, useState } from 'react';
import { unsaved, useAutosave } from '../../components/Autosave';
import type { ContactDraft, ContactScreen } from '../../ipc';
import { call, commands } from '../../ipc';

export const useContactDraft = (screen: ContactScreen) => {
  const [draft, setDraft] = useState(() => (unsaved(`contact:${screen.draft.id}`) as ContactDraft | undefined) ?? screen.draft);
  const [state, setState] = useState(screen.state);
  const latest = useRef(screen.state);
  const closed = useRef(false);

  const save = useCallback(async (value: ContactDraft) => {
    // Signed or thrown away: a late save would only be told that there is no such draft.
    if (closed.current) return;
    const said = await call(commands.saveContact(value));
    latest.current = said;
    setState(said);
  }, []);
  const { flush } = useAutosave({ id: `contact:${draft.id}`, value: draft, save });

  const edit = useCallback(
    (change: (draft: ContactDraft) => ContactDraft) => setDraft((now) => change(now)),
    [],
  );
  const keepPosition = useCallback(
    (position: string) => setDraft((now) => (now.position === position ? now : { ...now, position })),
    [],
  );
  /** Nothing more is saved. Undone by calling it with false, when what closed it did not work. */
  const close = useCallback((done = true) => {
    closed.current = done;
  }, []);
  /** Everything saved, and what the record says of it; undefined when it could not be saved. */
  const settle = useCallback(async () => ((await flush()) ? latest.current : undefined), [flush]);

  return { draft, state, edit, keepPosition, close, settle };
};
