import type { ConsentView } from '../../ipc';
import { copyRights } from './copies';

export type CopyListProps = { consents: readonly ConsentView[]; noEmployer?: boolean | undefined };

/** Who may have a copy, in a line each, with a sign and with words. */
export const CopyList = ({ consents, noEmployer = false }: CopyListProps) => (
  <ul className="copy-list" aria-label="Copies">
    {copyRights(consents, noEmployer).map(({ for: who, words, allowed, why }) => (
      <li key={who}>
        <span aria-hidden="true">{allowed ? '✓ ' : '✗ '}</span>
        {words}
        {allowed ? '' : `: not allowed. ${why}`}
      </li>
    ))}
  </ul>
);
