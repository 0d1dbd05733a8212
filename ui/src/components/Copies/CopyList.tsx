import type { ConsentView } from '../../ipc';
import { copyRights } from './copies';

/** Who may have a copy, in a line each, with a sign and with words. */
export const CopyList = ({ consents }: { consents: readonly ConsentView[] }) => (
  <ul className="copy-list" aria-label="Copies">
    {copyRights(consents).map(({ for: who, words, allowed, why }) => (
      <li key={who}>
        <span aria-hidden="true">{allowed ? '✓ ' : '✗ '}</span>
        {words}
        {allowed ? '' : `: not allowed. ${why}`}
      </li>
    ))}
  </ul>
);
