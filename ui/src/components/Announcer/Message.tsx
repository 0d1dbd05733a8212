import { Button } from '../Button';
import { useKeys } from '../Keys';
import type { Announcement } from './Announcer';
import { useAnnounced } from './Announcer';
import './announcer.scss';

const UndoKey = ({ onUndo }: { onUndo: () => void }) => {
  useKeys([{ key: 'Ctrl+Z', does: 'Undo', run: onUndo, notInText: true }]);
  return null;
};

type LineProps = { message: Announcement; onPutAway: () => void };

const Line = ({ message, onPutAway }: LineProps) => {
  const alert = message.kind === 'alert';
  const { undo } = message;
  const takeBack =
    undo &&
    (() => {
      undo();
      onPutAway();
    });
  return (
    <section className={alert ? 'message message--alert' : 'message'} aria-label="Message">
      {/* Spoken by the provider's live regions; this is for eyes. */}
      <span className="message__text">
        <span aria-hidden="true">{alert ? '▲ ' : '✓ '}</span>
        {message.text}
      </span>
      {takeBack && (
        <>
          <UndoKey onUndo={takeBack} />
          <Button onClick={takeBack} shortcut="Ctrl+Z">
            Undo
          </Button>
        </>
      )}
      <Button kind="link" onClick={onPutAway}>
        Put away
      </Button>
    </section>
  );
};

/** The message there is, as a line of its own between the screen and the bar at the foot: it covers nothing. */
export const Message = () => {
  const { current, putAway } = useAnnounced();
  return current ? <Line message={current} onPutAway={putAway} /> : null;
};
