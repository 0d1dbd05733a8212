import { Panel } from '../../components/Panel';
import type { HintView } from '../../ipc';

/** What might be considered, each with its reason: information, which nothing ever acts on by itself. */
export const Hints = ({ hints }: { hints: readonly HintView[] }) => {
  if (hints.length === 0) return null;
  return (
    <Panel
      title="Worth considering"
      actions={<span className="hints__only">information only: nothing is done by itself</span>}
    >
      <ul className="hints">
        {hints.map(({ words, reason, unconfirmed }) => (
          <li key={`${words} ${reason}`}>
            {words} <span className="hints__reason">{reason}</span>
            {unconfirmed && <span className="hints__check"> (awaits a clinician’s check)</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
};
