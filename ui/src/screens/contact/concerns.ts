/** Pure changes of the concerns of a contact. */
import type { ConcernForm, ContactDraft, DraftState } from '../../ipc';

export const CONCERN = 'concern';

const begun = (kind: string): ConcernForm => ({
  kind,
  signs: [],
  heard: '',
  done: '',
  told: '',
  told_on: '',
  told_at: '',
  nobody_because: '',
});

export const withConcern = (draft: ContactDraft, kind: string): ContactDraft => ({
  ...draft,
  concerns: [...draft.concerns, begun(kind)],
});

export const withoutConcern = (draft: ContactDraft, at: number): ContactDraft => ({
  ...draft,
  concerns: draft.concerns.filter((_, index) => index !== at),
});

/** When somebody was told is today and now until it is said otherwise. */
export type Now = { day: string; time: string };

export const withConcernChanged = (
  draft: ContactDraft,
  at: number,
  change: Partial<ConcernForm>,
  now: Now,
): ContactDraft => ({
  ...draft,
  concerns: draft.concerns.map((concern, index) => {
    if (index !== at) return concern;
    const changed = { ...concern, ...change };
    const firstTold = concern.told.trim() === '' && changed.told.trim() !== '';
    if (!firstTold) return changed;
    return {
      ...changed,
      told_on: changed.told_on === '' ? now.day : changed.told_on,
      told_at: changed.told_at === '' ? now.time : changed.told_at,
    };
  }),
});

export const withSign = (concern: ConcernForm, sign: string, order: readonly string[]): string[] =>
  order.filter((id) => (id === sign ? !concern.signs.includes(id) : concern.signs.includes(id)));

/** The fields of a concern that signing still wants. */
export const concernWanting = (state: DraftState, at: number): readonly string[] =>
  state.missing.map(({ field }) => field).filter((field) => field.startsWith(`concerns[${at}].`));
