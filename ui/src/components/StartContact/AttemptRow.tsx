import { Button } from '../Button';
import { Dialog } from '../Dialog';
import { ATTEMPTS } from './attempts';
import type { useAttempts } from './useAttempts';

/** What a call may come to when nobody was reached: one button and one key each, and nothing more to fill in. */
export const AttemptRow = ({ attempts }: { attempts: ReturnType<typeof useAttempts> }) => (
  <div className="attempts" role="group" aria-label="Nobody reached: signs at once">
    <span className="attempts__words">Nobody reached:</span>
    {ATTEMPTS.map(({ outcome, label, key }) => (
      <button
        key={outcome}
        type="button"
        className="attempts__one"
        disabled={attempts.busy}
        aria-keyshortcuts={key}
        onClick={() => attempts.press(outcome)}
      >
        {label} <kbd aria-hidden="true">{key}</kbd>
      </button>
    ))}
  </div>
);

/** Asked once before a voicemail is written down that was not agreed to. Enter confirms. */
export const VoicemailDoubt = ({ attempts }: { attempts: ReturnType<typeof useAttempts> }) =>
  attempts.doubt === '' ? null : (
    <Dialog
      title="Was a voicemail left?"
      onClose={attempts.thinkBetter}
      buttons={
        <>
          <Button kind="main" shortcut="Enter" data-first-focus="" disabled={attempts.busy} onClick={attempts.leaveVoicemail}>
            Yes, write it down
          </Button>
          <Button shortcut="Esc" onClick={attempts.thinkBetter}>
            No
          </Button>
        </>
      }
    >
      <p>
        <b>{attempts.doubt}</b>
      </p>
      <p>If you have not left one, do not: choose “No answer” instead. If you have, say so here.</p>
    </Dialog>
  );
