/** The paper on screen, kept in the record as it changes, and its pages drawn anew after each save. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { unsaved, useAutosave } from '../../components/Autosave';
import type { PaperForm, PaperScreen } from '../../ipc';
import { call, callBytes, commands } from '../../ipc';

export const usePaperDraft = (screen: PaperScreen) => {
  const { id } = screen;
  const [form, setForm] = useState(() => (unsaved(`paper:${id}`) as PaperForm | undefined) ?? screen.form);
  const [state, setState] = useState(screen.state);
  const [saved, setSaved] = useState(screen.form);
  const latest = useRef(screen.state);
  const closed = useRef(false);

  const save = useCallback(
    async (value: PaperForm) => {
      // Issued or thrown away: a late save would only be told that there is no such draft.
      if (closed.current) return;
      const said = await call(commands.savePaper(id, value));
      latest.current = said;
      setState(said);
      setSaved(value);
    },
    [id],
  );
  const { flush } = useAutosave({ id: `paper:${id}`, value: form, save });

  const edit = useCallback((change: (form: PaperForm) => PaperForm) => setForm((now) => change(now)), []);
  const keepPosition = useCallback(
    (position: string) => setForm((now) => (now.position === position ? now : { ...now, position })),
    [],
  );
  const close = useCallback((done = true) => {
    closed.current = done;
  }, []);
  /** Everything saved, and what the record says of it; undefined when it could not be saved. */
  const settle = useCallback(async () => ((await flush()) ? latest.current : undefined), [flush]);

  return { form, state, saved, edit, keepPosition, close, settle };
};

export type Page = {
  /** The last page that could be drawn; it stays until there is a newer one. */
  bytes: Uint8Array | undefined;
  /** What stands there is older than what is written. */
  old: boolean;
};

/** What is printed does not depend on where the cursor is. */
const printed = (form: PaperForm): string =>
  JSON.stringify({ ...form, position: '', answered: [] } satisfies PaperForm);

/** The pages as they would print now. */
export const usePreview = (draft: string, saved: PaperForm): Page => {
  const [page, setPage] = useState<Page>({ bytes: undefined, old: true });
  const content = printed(saved);
  const form = useRef(saved);
  useEffect(() => {
    form.current = saved;
  });
  useEffect(() => {
    let stale = false;
    callBytes('preview_paper', { draft, form: form.current }).then(
      (bytes) => {
        if (!stale) setPage({ bytes, old: false });
      },
      () => {
        // What stops it is told beside the fields; here the last good page stays.
        if (!stale) setPage(({ bytes }) => ({ bytes, old: true }));
      },
    );
    return () => {
      stale = true;
    };
  }, [draft, content]);
  return page;
};
