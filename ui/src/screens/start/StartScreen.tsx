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
import { SetUpFields } from './SetUpFields';
import './start.scss';

export type StartScreenProps = {
  /** The service is set up: its recovery code, to be shown once. */
  onSetUp: (code: RecoveryCode, service: string) => void;
  /** The demonstration is open. */
  onStatus: (status: Status) => void;
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

export const StartScreen = ({ onSetUp, onStatus }: StartScreenProps) => {
  const [setting, setSetting] = useState(false);
  if (setting) return <SetUpFields onSetUp={onSetUp} onBack={() => setSetting(false)} />;
  return (
    <div className="start">
      <ScreenHeading title="Welcome to Stepwell" />
      <p className="start__lead">
        For occupational-therapist-led vocational clinics. Everything stays on this laptop, encrypted; no connection is
        needed.
      </p>
      <div className="desk-columns">
        <Panel title="Set up your service">
          <p>You will be asked for:</p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            <li>the name of the service and its sites, with their ODS codes if you have them</li>
            <li>your name, profession and registration, as they should be printed on reports</li>
            <li>a passphrase, and who will keep the recovery code</li>
          </ul>
          <Button kind="main" id={fieldId('start', 'set_up')} onClick={() => setSetting(true)}>
            Set up a service
          </Button>
        </Panel>
        <Demonstration onStatus={onStatus} />
      </div>
    </div>
  );
};
