/**
 * Someone opens the program for the first time, often the lead therapist with an hour on a quiet
 * afternoon. They want to look at it without risk, or to get their own clinic going, and they need to
 * know beforehand what they will be asked for and that nothing of it leaves this laptop.
 */
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { fieldId, Problems, useSubmit } from '../../components/Form';
import { ScreenHeading } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { Progress as ProgressBar } from '../../components/Progress';
import type { Progress, RecoveryCode, Status } from '../../ipc';
import { call, commands } from '../../ipc';
import { progressTo } from '../../ipc/progress';
import { JoinFields } from './JoinFields';
import { RebuildFields } from './RebuildFields';
import { SetUpFields } from './SetUpFields';
import './start.scss';

export type StartScreenProps = {
  /** The service is set up: its recovery code, to be shown once. */
  onSetUp: (code: RecoveryCode, service: string) => void;
  /** The demonstration is open, or the service was built again. */
  onStatus: (status: Status) => void;
  /** A request to join was made: from now on this laptop waits. */
  onAsked: () => void;
};

type DemonstrationProps = Pick<StartScreenProps, 'onStatus'> & {
  /** Opened without being asked again: the program was started with `--demonstration`. */
  atOnce?: boolean;
};

export const Demonstration = ({ onStatus, atOnce = false }: DemonstrationProps) => {
  const begun = useRef(false);
  const [progress, setProgress] = useState<Progress>();
  const { busy, problem, ask } = useSubmit();
  const open = async () => {
    setProgress(undefined);
    const status = await ask(() => call(commands.tryDemonstration(progressTo(setProgress))));
    if (status) onStatus(status);
  };
  useEffect(() => {
    if (!atOnce || begun.current) return;
    begun.current = true;
    void open();
  });
  return (
    <Panel title="Try the demonstration">
      <Problems form="demonstration" problem={problem} />
      <p>
        A clinic of three sites with invented patients, kept apart from any real record. Everything works and nothing
        counts: every screen and page says that it is a demonstration.
      </p>
      <Button id="try-demonstration" onClick={() => void open()} disabled={busy}>
        Try it
      </Button>
      {busy && (
        <div className="start__progress">
          <ProgressBar
            label={progress?.what ?? 'Making the demonstration'}
            done={progress?.done ?? 0}
            of={progress?.of ?? 1}
          />
        </div>
      )}
    </Panel>
  );
};

type Doing = 'choosing' | 'setting up' | 'joining' | 'rebuilding';

export const StartScreen = ({ onSetUp, onStatus, onAsked }: StartScreenProps) => {
  const [doing, setDoing] = useState<Doing>('choosing');
  const back = () => setDoing('choosing');
  switch (doing) {
    case 'setting up':
      return <SetUpFields onSetUp={onSetUp} onBack={back} />;
    case 'joining':
      return <JoinFields onAsked={onAsked} onBack={back} />;
    case 'rebuilding':
      return <RebuildFields onStatus={onStatus} onBack={back} />;
    case 'choosing':
      return (
        <div className="start">
          <ScreenHeading title="Welcome to Stepwell" />
          <p className="start__lead">
            For occupational-therapist-led vocational clinics. Everything is on this laptop, encrypted; no connection is
            needed to work.
          </p>
          <div className="desk-columns">
            <Panel title="Set up your service">
              <p>For the first laptop. You will be asked for:</p>
              <ul className="nhsuk-list nhsuk-list--bullet">
                <li>the name of the service and its sites, with their ODS codes if you have them</li>
                <li>your name, profession and registration, as they should be printed on reports</li>
                <li>a passphrase, and who will keep the recovery code</li>
              </ul>
              <Button kind="main" id={fieldId('start', 'set_up')} onClick={() => setDoing('setting up')}>
                Set up a service
              </Button>
            </Panel>
            <Panel title="Join a service">
              <p>
                When the service runs on another laptop already. You will be asked for a name for this laptop, the shared
                place if you know it, your name and a passphrase. Then a colleague lets this laptop in.
              </p>
              <Button id={fieldId('start', 'join')} onClick={() => setDoing('joining')}>
                Join a service
              </Button>
            </Panel>
            <Panel title="Rebuild from the recovery code">
              <p>When every laptop is gone. The shared place and the printed recovery code are enough.</p>
              <Button id={fieldId('start', 'rebuild')} onClick={() => setDoing('rebuilding')}>
                Rebuild from the recovery code
              </Button>
            </Panel>
            <Demonstration onStatus={onStatus} />
          </div>
        </div>
      );
  }
};
