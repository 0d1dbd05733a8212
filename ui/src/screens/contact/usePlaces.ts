/** Where one is in a contact: which prompt is open, what stands over the note, and where the cursor goes. */
import { useCallback, useState } from 'react';
import { readPosition, usePutCursor } from '../../components/Cursor';
import type { ContactDraft, ItemView } from '../../ipc';
import { CONCERN } from './concerns';
import type { Pane } from './position';
import { NOTE, QUESTIONS, fieldNamed, opens, paneOf } from './position';
import { RISK } from './riskAgenda';

export type PlacesOptions = {
  draft: ContactDraft;
  /** The prompts of a risk. */
  risk: readonly ItemView[];
  /** On arrival: the prompts there are, and where a worklist points. */
  first: { items: readonly ItemView[]; field: string | undefined; raised: boolean };
};

/** Where the cursor goes on arrival: where a worklist points, where it was left, else into the note. */
const arrival = ({ draft, risk, first: { items, field, raised } }: PlacesOptions) => {
  if (field !== undefined) return { field: fieldNamed(field, [...items, ...risk]), cursor: undefined };
  const kept = readPosition(draft.position);
  // An answer that raised a risk may have been put right meanwhile: then there is no prompt to return to.
  return kept && (raised || paneOf(kept.field) !== 'risk') ? kept : { field: NOTE, cursor: undefined };
};

/** The agenda stands where it was answered last, so that coming back from another patient goes on from there. */
const answeredLast = ({ draft, first: { items } }: PlacesOptions): string | undefined =>
  draft.answers.findLast(({ item }) => items.some(({ id }) => id === item))?.item;

const concernOf = (field: string): number | undefined => {
  const at = /^concerns\.(\d+)\./.exec(field)?.[1];
  return at === undefined ? undefined : Number(at);
};

export const usePlaces = (options: PlacesOptions) => {
  const { risk } = options;
  const [first] = useState(() => arrival(options));
  const putCursor = usePutCursor(first);
  const [open, setOpen] = useState(() => opens(first.field, options.first.items) ?? answeredLast(options));
  const [pane, setPane] = useState<Pane>(() => paneOf(first.field));
  const [riskItem, setRiskItem] = useState(() => opens(first.field, risk));
  const [concernAt, setConcernAt] = useState(() => concernOf(first.field));

  /** Brings a field on screen and puts the cursor into it. */
  const goTo = (field: string, prompts: readonly ItemView[]) => {
    const wanted = paneOf(field);
    if (wanted === 'risk') setRiskItem((now) => opens(field, risk) ?? now);
    else if (wanted === 'concern') setConcernAt(concernOf(field));
    else {
      const item = opens(field, prompts);
      if (item !== undefined) setOpen(item);
      if (item !== undefined || wanted === 'questionnaires') setPane(wanted);
    }
    if (wanted === 'risk' || wanted === 'concern') setPane(wanted);
    putCursor(field);
  };

  const openRisk = useCallback(() => {
    setPane('risk');
    putCursor(RISK);
  }, [putCursor]);

  const openConcern = (at: number | undefined) => {
    setConcernAt(at);
    setPane('concern');
    putCursor(at === undefined ? CONCERN : `concerns.${at}.heard`);
  };

  const openQuestions = () => {
    setPane('questionnaires');
    putCursor(QUESTIONS);
  };

  const close = () => {
    setPane('item');
    // Not by putCursor, which would move the cursor to the end of what was written.
    document.getElementById(NOTE)?.focus();
  };

  return {
    open,
    pane,
    riskItem,
    concernAt,
    setOpen: (item: string) => {
      setOpen(item);
      setPane('item');
    },
    setRiskItem,
    setConcernAt,
    goTo,
    openRisk,
    openConcern,
    openQuestions,
    close,
  };
};
