import type { Column } from '../../components/DataTable';
import { DataTable } from '../../components/DataTable';
import { Panel } from '../../components/Panel';
import { useSession } from '../../components/Session';
import { briefDate } from '../../formatting/dates';
import type { CopyView } from '../../ipc';

type Row = CopyView & { id: string };

const columns = (today: string): readonly Column<Row>[] => [
  { id: 'on', header: 'When', cell: ({ on }) => briefDate(on, today), width: '5rem' },
  {
    id: 'how',
    header: 'Who and how',
    cell: ({ whom, how, by }) => (
      <>
        <b>{whom}</b>
        <div>{how}</div>
        <div className="copies__quiet">recorded by {by}</div>
      </>
    ),
  },
  { id: 'consent', header: 'Rests on', cell: ({ consent }) => consent },
  {
    id: 'document',
    header: 'Document',
    cell: ({ document, edition }) =>
      document === '' ? (
        <span className="copies__quiet">as told</span>
      ) : (
        <>
          <span className="copies__document">{document}</span>
          <div>{edition}</div>
        </>
      ),
  },
];

/** Every copy given to anyone: who, how, when, on which consent, which document. */
export const CopiesGiven = ({ copies }: { copies: readonly CopyView[] }) => {
  const { today } = useSession();
  // Copies only ever come on top, so that a place from the end stays the same copy's.
  const rows = copies.map((copy, at) => ({ ...copy, id: `copy-${copies.length - at}` }));
  return (
    <Panel title="Copies" flush={rows.length > 0}>
      {rows.length === 0 ? (
        <p className="issued__none">No copy has left the program.</p>
      ) : (
        <DataTable caption="Every copy given" columns={columns(today)} rows={rows} rowId={({ id }) => id} />
      )}
    </Panel>
  );
};
