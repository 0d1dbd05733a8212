import type { Place } from '../components/Navigation';
import type { ParkedItem } from '../components/StatusBar';
import type { DraftView } from '../ipc';

const placeOf = ({ kind, id }: DraftView): Place =>
  kind === 'report' || kind === 'paper' ? { kind, draft: id } : { kind: 'contact', draft: id };

/** The draft on screen is not waiting anywhere: it is being written. */
const isHere = (place: Place, draft: DraftView): boolean =>
  (place.kind === 'contact' || place.kind === 'report' || place.kind === 'paper') && place.draft === draft.id;

/** `PRYCE` and the rest, `Kevin (Kev)`, of a name as it is shown. */
const parts = (shownName: string): [family: string, given: string] => {
  const [family = '', ...given] = shownName.split(',');
  return [family.trim(), given.join(',').trim()];
};

export type Parked = Omit<ParkedItem, 'onOpen'> & { place: Place };

/**
 * What waits, one entry a case, in the order of `drafts`: what was left last comes first and is what opens.
 * Two people of one family name are told apart by the first letter of the next.
 */
export const parkedAt = (drafts: readonly DraftView[], place: Place): readonly Parked[] => {
  const waiting = drafts.filter((draft) => !isHere(place, draft));
  return waiting
    .filter((draft, at) => waiting.findIndex((other) => other.case === draft.case) === at)
    .map((draft) => {
      const [family, given] = parts(draft.shown_name);
      const namesake = waiting.some(
        ({ shown_name }) => shown_name !== draft.shown_name && parts(shown_name)[0] === family,
      );
      return {
        id: draft.id,
        name: namesake ? `${family} ${given.slice(0, 1)}` : family,
        count: waiting.filter((other) => other.case === draft.case).length,
        rest: `${given}: ${draft.what}`,
        place: placeOf(draft),
      };
    });
};
