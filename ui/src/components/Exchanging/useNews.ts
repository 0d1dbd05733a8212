import { useEffect, useRef } from 'react';
import { useAnnounce } from '../Announcer';
import type { Loading } from '../Loaded';
import { useOnRecord } from './Exchanging';

/**
 * Reads what is shown again when others' entries came. When something in it is new it is shown and said in a line of the
 * frame: it moves no focus and changes nothing that is being typed. `part` is what counts as news of it.
 */
export const useNews = <T>(
  loading: Loading<T>,
  load: () => Promise<T>,
  text: string,
  part: (value: T) => unknown = (value) => value,
): void => {
  const announce = useAnnounce();
  const now = useRef(loading.state);
  useEffect(() => {
    now.current = loading.state;
  });
  useOnRecord(() => {
    const { state, reload, valueIs } = loading;
    if (state.kind !== 'loaded') {
      reload();
      return;
    }
    load().then(
      (fresh) => {
        if (JSON.stringify(part(fresh)) === JSON.stringify(part(state.value))) return;
        announce({ text });
        // Something was saved here meanwhile: the answer may be older than that.
        if (now.current === state) valueIs(fresh);
        else reload();
      },
      // Says why it cannot be read.
      () => reload(),
    );
  });
};
