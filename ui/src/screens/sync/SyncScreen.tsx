/**
 * Is what I wrote at Totton there for Priya at Hedge End, and do I see what she wrote? Asked in a corridor, with a
 * coat on, or when somebody says "I sent you that". The answer is one sentence for each laptop, and one button.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Confirm } from '../../components/Confirm';
import { useSyncStatus, useSyncStatusIs } from '../../components/Exchanging';
import { Problems, useSubmit } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import { LoadFailed, useLoaded } from '../../components/Loaded';
import { ScreenHeading, useArrivalFocus, useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { Progress } from '../../components/Progress';
import { useSession } from '../../components/Session';
import type { SyncLaptop, SyncStatus } from '../../ipc';
import { call, commands } from '../../ipc';
import './sync.scss';

const NOW = 'sync-now';

const HEADLINES: Record<SyncStatus['kind'], string> = {
  not_set_up: 'No shared place is set up',
  up_to_date: 'Up to date',
  waiting: 'Not everything has been exchanged yet',
  trouble: 'Something needs a look',
};

const Running = ({ running, onStop }: { running: NonNullable<SyncStatus['running']>; onStop: () => void }) => (
  <div className="sync__running">
    {running.of > 0 ? (
      <Progress label={running.what} done={running.done} of={running.of} />
    ) : (
      <p role="status">{running.what}…</p>
    )}
    <Button id="sync-stop" disabled={running.stopping} onClick={onStop}>
      {running.stopping ? 'Stopping…' : 'Stop for now'}
    </Button>
    <span className="sync__quiet">What has come is kept. Work goes on meanwhile.</span>
  </div>
);

const Laptops = ({ laptops }: { laptops: readonly SyncLaptop[] }) => (
  <Panel title="Other laptops">
    {laptops.length === 0 ? (
      <p>No other laptop belongs to this service yet.</p>
    ) : (
      <ul className="sync__laptops">
        {laptops.map(({ id, name, sentence, attention }) => (
          <li key={id} className={attention ? 'sync__attention' : undefined}>
            {attention && <span aria-hidden="true">▲ </span>}
            <b>{name}</b>: {sentence}
          </li>
        ))}
      </ul>
    )}
  </Panel>
);

type DeskProps = { status: SyncStatus; onStatus: (status: SyncStatus) => void };

const SyncDesk = ({ status, onStatus }: DeskProps) => {
  const { user } = useSession();
  const { go } = useNavigation();
  const [filling, setFilling] = useState(false);
  const { busy, problem, ask } = useSubmit();
  const setUp = status.kind !== 'not_set_up';
  const refill = status.troubles.some((trouble) => trouble.refill);
  useArrivalFocus(true, NOW);

  const now = async () => {
    if (!setUp || busy) return;
    const answer = await ask(() => call(commands.syncNow()));
    if (answer) onStatus(answer);
  };
  const stop = async () => {
    const answer = await ask(() => call(commands.stopSyncing()));
    if (answer) onStatus(answer);
  };
  useKeys([{ key: 'S', does: 'Sync now', run: () => void now(), hint: true }]);

  return (
    <div className="sync">
      <div className="sync__head">
        <ScreenHeading title="Sync">{HEADLINES[status.kind]}</ScreenHeading>
        <div className="desk-buttons">
          <Button id={NOW} kind="main" shortcut="S" disabled={!setUp} onClick={() => void now()}>
            Sync now
          </Button>
          <Button id="sync-laptops" onClick={() => go({ kind: 'settings', page: 'laptops' })}>
            Laptops and the shared place
          </Button>
        </div>
      </div>
      <Problems form="sync" problem={problem} />
      {status.running !== null && <Running running={status.running} onStop={() => void stop()} />}
      {status.troubles.length > 0 && (
        <Panel title="What went wrong">
          <ul className="sync__troubles">
            {status.troubles.map(({ what, todo }) => (
              <li key={what}>
                <b>{what}</b> {todo}
              </li>
            ))}
          </ul>
          {refill &&
            (user.administrator ? (
              <Button id="sync-fill" onClick={() => setFilling(true)}>
                Fill the shared place again…
              </Button>
            ) : (
              <p className="sync__quiet">Somebody who may add people and sites can fill it again.</p>
            ))}
        </Panel>
      )}
      <Panel title="This laptop">
        <ul className="sync__facts">
          {[status.waiting, status.last, status.next, status.documents, status.large]
            .filter((sentence) => sentence !== '')
            .map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          {status.place !== '' && <li>The shared place is {status.place}.</li>}
        </ul>
      </Panel>
      <Laptops laptops={status.laptops} />
      {status.set_aside.length > 0 && (
        <Panel title="Set aside: came and could not be taken in">
          <ul className="sync__troubles">
            {status.set_aside.map(({ what, reason, todo, since }) => (
              <li key={what + since}>
                <b>{what}</b>, {since}. {reason} {todo}
              </li>
            ))}
          </ul>
          <p className="sync__quiet">Everything else goes on; nothing waits for these.</p>
        </Panel>
      )}
      {status.left_out.length > 0 && (
        <Panel title="Written after a laptop was removed">
          <ul className="sync__facts">
            {status.left_out.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Panel>
      )}
      {filling && (
        <Confirm
          title="Fill the shared place again from this laptop?"
          confirmLabel="Fill it again"
          cancelLabel="Not now"
          onConfirm={async () => {
            const answer = await ask(() => call(commands.fillPlaceAgain()));
            setFilling(false);
            if (answer) onStatus(answer);
          }}
          onCancel={() => setFilling(false)}
        >
          <p>
            Everything this laptop holds, of every laptop, is written there again, sealed as before. Nothing that is
            there is removed. Do it only when you know that this is the right place: {status.place}.
          </p>
        </Confirm>
      )}
    </div>
  );
};

/** What waits, what was had from whom, what went wrong: always as it is at this moment. */
export const SyncScreen = () => {
  const told = useSyncStatus();
  const statusIs = useSyncStatusIs();
  const { state, reload, valueIs } = useLoaded('sync', () => call(commands.syncStatus()));
  if (state.kind === 'failed') {
    return (
      <>
        <ScreenHeading title="Sync: could not be opened" />
        <LoadFailed error={state.error} reload={reload} />
      </>
    );
  }
  const status = told ?? (state.kind === 'loaded' ? state.value : undefined);
  if (!status) {
    return (
      <p className="loading" role="status">
        Opening…
      </p>
    );
  }
  return <SyncDesk status={status} onStatus={statusIs ?? valueIs} />;
};
