import { Dialog } from '../Dialog';
import type { KeyBinding } from '../Keys';
import { guidePage } from './guide';
import { Markdown } from './Markdown';
import './help.scss';

export type HelpPanelProps = {
  /** A file of assets/guide without `.md`; pages that do not exist yet show the keys alone. */
  page: string;
  /** The keys of the screen behind: take them before opening, because they rest while this is open. */
  keys: readonly KeyBinding[];
  onClose: () => void;
};

/** F1: the keys that work on this screen now, and its page of the guide. */
export const HelpPanel = ({ page, keys, onClose }: HelpPanelProps) => {
  const text = guidePage(page);
  return (
    <Dialog title="Help" wide reads onClose={onClose}>
      <section aria-labelledby="help-keys">
        <h3 id="help-keys" className="help__title">
          Keys on this screen
        </h3>
        <dl className="help__keys">
          {keys.map(({ key, does, disabled }) => (
            <div key={key} className="help__key">
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>
                {does}
                {disabled === true && ' (not now)'}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {text !== undefined && <Markdown text={text} />}
    </Dialog>
  );
};
