import { useKeysInForce } from '../Keys';
import './keyHints.scss';

/** The keys registered with `hint: true`, as buttons: no key is the only way. */
export const KeyHints = () => {
  const hints = [...useKeysInForce()].filter(({ hint }) => hint);
  if (hints.length === 0) return null;
  return (
    <div className="key-hints" role="group" aria-label="Keys here">
      {hints.map(({ key, does, run, disabled = false }) => (
        <button key={key} type="button" className="key-hints__key" disabled={disabled} onClick={run}>
          {does} <kbd>{key}</kbd>
        </button>
      ))}
    </div>
  );
};
