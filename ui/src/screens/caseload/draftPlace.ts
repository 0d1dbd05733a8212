import type { Place } from '../../components/Navigation';
import type { DraftView } from '../../ipc';

/** Where a draft is gone on with. */
export const draftPlace = ({ id, kind }: DraftView): Place =>
  kind === 'report' || kind === 'paper' ? { kind, draft: id } : { kind: 'contact', draft: id };
