import { AppFrame } from '../components/AppFrame';
import { Button } from '../components/Button';
import { useHelp } from '../components/Help';
import { ScreenHeading } from '../components/Navigation';
import type { ClinicError, Content, RecoveryCode, Status } from '../ipc';
import { Demonstration, JoinedScreen, RecoveryCodeScreen, StartScreen, WaitingScreen } from '../screens/start';
import { UnlockScreen } from '../screens/unlock';
import './shell.scss';

export type AtTheDoorProps = {
  standing:
    | { kind: 'opening' }
    | { kind: 'failed'; error: ClinicError }
    | { kind: 'known'; status: Status; content: Content };
  /** Just set up: shown once. */
  recovery: { code: RecoveryCode; service: string } | undefined;
  /** Just joined: the service's name and six words, to be compared once. */
  joined: { service: string; words: readonly string[] } | undefined;
  lastName: string | undefined;
  /** The program was started with `--demonstration` and has not opened it yet. */
  demonstrationWanted: boolean;
  onRecovery: (code: RecoveryCode, service: string) => void;
  onConfirmed: () => void;
  onJoined: (status: Status, words: readonly string[]) => void;
  onStatus: (status: Status) => void;
  onAgain: () => void;
};

/** Why the record cannot be opened at all, and what to do. Nothing is ever thrown away as a remedy. */
const NEXT: Partial<Record<ClinicError['code'], string>> = {
  folder_in_use: 'Another window of the program has it open. Close that one, then try again.',
  newer_record: 'The record was written by a newer version of the program. Install that version; nothing was changed.',
  damaged: 'Nothing was changed. Keep the laptop as it is and ask whoever supports the program.',
};

const CannotOpen = ({ error, onAgain }: { error: ClinicError; onAgain: () => void }) => (
  <div className="cannot-open" role="alert">
    <ScreenHeading title="The record cannot be opened now" />
    <p>{error.message}</p>
    <p>{NEXT[error.code] ?? 'Nothing was changed. Try again; if it stays so, ask whoever supports the program.'}</p>
    <Button kind="main" onClick={onAgain}>
      Try again
    </Button>
  </div>
);

const Door = (props: AtTheDoorProps) => {
  const { standing, recovery, joined, lastName, demonstrationWanted } = props;
  const { onRecovery, onConfirmed, onJoined, onStatus, onAgain } = props;
  switch (standing.kind) {
    case 'opening':
      return null;
    case 'failed':
      return <CannotOpen error={standing.error} onAgain={onAgain} />;
    case 'known': {
      const { status } = standing;
      if (demonstrationWanted) {
        return (
          <>
            <ScreenHeading title="Demonstration" />
            <Demonstration onStatus={onStatus} atOnce />
          </>
        );
      }
      if (recovery) return <RecoveryCodeScreen {...recovery} onConfirmed={onConfirmed} />;
      if (joined) return <JoinedScreen {...joined} onConfirmed={onConfirmed} />;
      if (status.state === 'empty') return <StartScreen onSetUp={onRecovery} onStatus={onStatus} onAsked={onAgain} />;
      if (status.state === 'waiting') return <WaitingScreen onJoined={onJoined} onStatus={onStatus} />;
      return (
        <UnlockScreen
          names={status.sign_in_names}
          lastName={lastName}
          demonstration={status.demonstration}
          onUnlocked={onStatus}
        />
      );
    }
  }
};

/** Before anyone has unlocked: the first start, the recovery code, the lock. Knows nothing of any patient. */
export const AtTheDoor = (props: AtTheDoorProps) => {
  const { openHelp, help } = useHelp('start');
  const demonstration = props.standing.kind === 'known' && props.standing.status.demonstration;
  return (
    <AppFrame service="" demonstration={demonstration} onHelp={openHelp}>
      <Door {...props} />
      {help}
    </AppFrame>
  );
};
