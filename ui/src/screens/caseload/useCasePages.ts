import { useState } from 'react';
import { useOnRecord } from '../../components/Exchanging';
import { useLoaded } from '../../components/Loaded';
import type { CaseLine } from '../../ipc';
import { call, commands, toClinicError } from '../../ipc';
import type { Filter } from './Filters';

type More = {
  /** The filter these belong to; pages of another one are of no use. */
  filter: Filter;
  lines: readonly CaseLine[];
  next: string | null;
  failed: string | undefined;
};

/** The caseload under a filter: its first page, and the pages after it as they are asked for. */
export const useCasePages = (filter: Filter) => {
  const first = useLoaded(JSON.stringify(filter), () => call(commands.caseload({ ...filter, after: null })));
  const [more, setMore] = useState<More>();
  useOnRecord(first.reload);
  const page = first.state.kind === 'loaded' ? first.state.value : undefined;
  const after = more?.filter === filter ? more : undefined;
  const next = after ? after.next : (page?.next ?? null);
  const known = after?.lines ?? [];

  const showMore = async () => {
    if (next === null) return;
    try {
      const asked = await call(commands.caseload({ ...filter, after: next }));
      setMore({ filter, lines: [...known, ...asked.lines], next: asked.next, failed: undefined });
    } catch (reason) {
      setMore({ filter, lines: known, next, failed: toClinicError(reason).message });
    }
  };

  return {
    first,
    lines: [...(page?.lines ?? []), ...known],
    next,
    showMore: () => void showMore(),
    moreFailed: after?.failed,
  };
};
