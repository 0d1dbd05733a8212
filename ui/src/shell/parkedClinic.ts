/** The played clinic with contacts left unfinished in it: for tests and the browser checks only. Invented people. */
import type { ContactDraft, DraftView, Status } from '../ipc';
import { contactScreen, freshDraft } from '../ipc/kevinPryce';
import type { PlayedClinic } from '../ipc/playedClinic';
import { LINES, playedClinic } from '../ipc/playedClinic';

const draft = (of: Pick<DraftView, 'id' | 'case' | 'what'>): DraftView => ({
  kind: 'contact',
  shown_name: LINES.find((line) => line.case === of.case)?.shown_name ?? '',
  updated_at: '2026-09-07 10:42',
  ...of,
});

const LEFT: readonly DraftView[] = [
  draft({ id: 'd-rahman', case: 'c-rahman', what: 'Step 1, telephone' }),
  draft({ id: 'd-kevin-2', case: 'c-kevin', what: 'Step 2, face to face' }),
  draft({ id: 'd-rahman-2', case: 'c-rahman', what: 'Step 2, telephone' }),
  draft({ id: 'd-coyle', case: 'c-coyle', what: 'Step 2, telephone' }),
  draft({ id: 'd-pugh', case: 'c-pugh', what: 'Step 3, video' }),
];

export type ParkedClinic = PlayedClinic & {
  /** What has been saved of a draft. */
  saved: (id: string) => ContactDraft | undefined;
  /** From now on nothing can be saved. */
  breakSaving: () => void;
};

/** `alerts` stand in the banner of everyone whose contact is opened. */
export const parkedClinic = (alerts: string[] = []): ParkedClinic => {
  const clinic = playedClinic();
  const drafts = new Map<string, ContactDraft>();
  let broken = false;
  const screenOf = (id: string) => {
    const left = LEFT.find((one) => one.id === id) ?? draft({ id, case: 'c-kevin', what: '' });
    const screen = contactScreen(drafts.get(id) ?? { ...freshDraft, id, case: left.case });
    const banner = { ...screen.case.banner, patient: left.case, shown_name: left.shown_name, alerts };
    return { ...screen, case: { ...screen.case, case: left.case, banner } };
  };
  return {
    ...clinic,
    commands: {
      ...clinic.commands,
      status: (sent) => {
        const status = clinic.commands.status?.(sent) as Status;
        return { ...status, session: status.session && { ...status.session, drafts: LEFT } };
      },
      contact_draft: ({ draft: id }) => screenOf(String(id)),
      save_contact: (sent) => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- the bridge rejects with plain data
        if (broken) throw { code: 'storage', message: 'The disk is full', fields: [] };
        const value = sent.draft as ContactDraft;
        drafts.set(value.id, value);
        return contactScreen(value).state;
      },
    },
    saved: (id) => drafts.get(id),
    breakSaving: () => {
      broken = true;
    },
  };
};
