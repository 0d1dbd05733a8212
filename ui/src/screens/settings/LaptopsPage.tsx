/**
 * A colleague rings from another surgery: "the words are on my screen". Or a laptop is gone from a car. Or somebody
 * only wants to see whether Totton has what was written here. All three come here, in the middle of a clinic.
 */
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { DataTable } from '../../components/DataTable';
import { Panel } from '../../components/Panel';
import type { LaptopLine, LaptopsView, RequestsView, RequestView, SyncSetUpView } from '../../ipc';
import { call, commands, toClinicError } from '../../ipc';
import { ApproveDialog } from './ApproveDialog';
import { LateEntries } from './LateEntries';
import { PasteRequestDialog } from './PasteRequestDialog';
import { RemoveLaptopDialog } from './RemoveLaptopDialog';
import { SharedPlace } from './SharedPlace';

const laptopColumns = (onRemove: (laptop: LaptopLine) => void) => [
  {
    id: 'name',
    header: 'Laptop',
    cell: (one: LaptopLine) => (
      <>
        <b>{one.name}</b>
        {one.this && ' (this one)'}
      </>
    ),
  },
  { id: 'site', header: 'Site', cell: (one: LaptopLine) => one.site || '–' },
  { id: 'people', header: 'Person', cell: (one: LaptopLine) => one.people || '–' },
  { id: 'seen', header: 'Last heard from', cell: (one: LaptopLine) => (one.this ? 'now' : one.last_seen || '–') },
  { id: 'version', header: 'Version', cell: (one: LaptopLine) => one.version || '–' },
  {
    id: 'progress',
    header: 'How far it has got',
    cell: (one: LaptopLine) => (one.removed === '' ? one.progress : `Removed: ${one.removed}`),
  },
  {
    id: 'do',
    header: 'Do',
    cell: (one: LaptopLine) =>
      one.can_be_removed ? (
        <Button kind="link" onClick={() => onRemove(one)}>
          Remove<span className="nhsuk-u-visually-hidden"> {one.name}</span>…
        </Button>
      ) : null,
  },
];

type RequestsProps = { requests: RequestsView; onOpen: (request: RequestView) => void };

const Waiting = ({ requests, onOpen }: RequestsProps) => (
  <>
    {requests.trouble !== '' && <p role="status">The shared place could not be looked into: {requests.trouble}</p>}
    {requests.requests.length === 0 ? (
      requests.trouble === '' && <p>No laptop waits in the shared place.</p>
    ) : (
      <DataTable
        caption="Laptops that wait to join"
        columns={[
          { id: 'laptop', header: 'Laptop', cell: (one) => <b>{one.laptop_name}</b> },
          { id: 'name', header: 'Person', cell: (one) => one.name },
          { id: 'profession', header: 'Profession', cell: (one) => one.profession_words },
          { id: 'asked', header: 'Asked on', cell: (one) => one.asked_on },
          {
            id: 'do',
            header: 'Do',
            cell: (one) => (
              <Button kind="link" onClick={() => onOpen(one)}>
                Look at it<span className="nhsuk-u-visually-hidden"> ({one.laptop_name})</span>
              </Button>
            ),
          },
        ]}
        rows={requests.requests}
        rowId={({ id }) => `request-${id}`}
      />
    )}
  </>
);

const NO_REQUESTS: RequestsView = { requests: [], trouble: '' };

type Known = { place: SyncSetUpView; laptops: LaptopsView; requests: RequestsView };

const load = async (): Promise<Known> => {
  const [place, laptops] = await Promise.all([call(commands.syncSetUp()), call(commands.laptops())]);
  const asks = place.administrator && place.place !== '' && !place.demonstration;
  return { place, laptops, requests: asks ? await call(commands.requests()) : NO_REQUESTS };
};

type AllProps = { known: Known; onChanged: () => void };

const AllLaptops = ({ known, onChanged }: AllProps) => {
  const { place, laptops, requests } = known;
  const [approving, setApproving] = useState<RequestView>();
  const [pasting, setPasting] = useState(false);
  const [removing, setRemoving] = useState<LaptopLine>();
  const may = laptops.administrator && laptops.set_up && !place.demonstration;
  return (
    <div className="settings__laptops">
      <SharedPlace place={place} onChanged={onChanged} />
      {may && (
        <Panel
          title="Laptops that wait to join"
          actions={
            <>
              <Button id="look-for-requests" onClick={onChanged}>
                Look again
              </Button>
              <Button id="paste-request" onClick={() => setPasting(true)}>
                Paste a request…
              </Button>
            </>
          }
        >
          <Waiting requests={requests} onOpen={setApproving} />
        </Panel>
      )}
      <Panel title="Laptops of the service" flush>
        <DataTable
          caption="Laptops of the service"
          columns={laptopColumns(setRemoving)}
          rows={laptops.laptops}
          rowId={({ id }) => `laptop-${id}`}
        />
      </Panel>
      <LateEntries late={laptops.late} administrator={laptops.administrator} onChanged={onChanged} />
      {approving && (
        <ApproveDialog
          request={approving}
          onClose={() => {
            setApproving(undefined);
            onChanged();
          }}
        />
      )}
      {pasting && (
        <PasteRequestDialog
          onClose={() => setPasting(false)}
          onRead={(request) => {
            setPasting(false);
            setApproving(request);
          }}
        />
      )}
      {removing && (
        <RemoveLaptopDialog
          laptop={removing}
          onClose={() => {
            setRemoving(undefined);
            onChanged();
          }}
        />
      )}
    </div>
  );
};

/** The shared place, who waits to join, and the laptops of the service. */
export const LaptopsPage = () => {
  const [known, setKnown] = useState<Known>();
  const [failure, setFailure] = useState<string>();
  const look = useCallback(() => {
    load().then(
      (found) => {
        setFailure(undefined);
        setKnown(found);
      },
      (reason: unknown) => setFailure(toClinicError(reason).message),
    );
  }, []);
  useEffect(look, [look]);
  return (
    <>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {known && <AllLaptops known={known} onChanged={look} />}
    </>
  );
};
