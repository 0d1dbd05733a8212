import type { Column } from '.';
import { DataTable } from '.';
import type { Fixtures } from '../fixture';
import { Panel } from '../Panel';

type CaseRow = { id: string; name: string; work: string; off: string; next: string; last: string };

const ROWS: CaseRow[] = [
  { id: 'case-1', name: 'COYLE, Darren', work: 'off sick', off: '31 d', next: 'Report ends Thu', last: '3 Nov' },
  { id: 'case-2', name: 'LI, Grace', work: 'at work, struggling', off: '–', next: 'Review Mon', last: '27 Oct' },
  { id: 'case-3', name: 'PRYCE, Kevin (Kev)', work: 'off sick', off: '3 wk', next: 'Employer’s answer', last: '7 Sep' },
  { id: 'case-4', name: 'PUGH, Bronwen', work: 'phased return', off: '54 d', next: 'Manager’s reply', last: '10 Nov' },
];

const COLUMNS: Column<CaseRow>[] = [
  { id: 'name', header: 'Name', cell: ({ name }) => <b>{name}</b> },
  { id: 'work', header: 'Work', cell: ({ work }) => work },
  { id: 'off', header: 'Off', cell: ({ off }) => off, align: 'right', width: '4rem' },
  { id: 'next', header: 'Next', cell: ({ next }) => next },
  { id: 'last', header: 'Last', cell: ({ last }) => last, align: 'right', width: '5rem' },
];

type CasesProps = { onOpen?: (row: CaseRow) => void; onRowKey?: (row: CaseRow, key: string) => boolean };

export const Cases = ({ onOpen, onRowKey }: CasesProps) => (
  <DataTable
    caption="My cases at Hedge End"
    columns={COLUMNS}
    rows={ROWS}
    rowId={(row) => row.id}
    onOpen={onOpen}
    onRowKey={onRowKey}
    more={{ label: 'Show 20 more', onMore: () => undefined }}
  />
);

export const fixtures: Fixtures = {
  'rows that open': (
    <Panel title="My cases" flush>
      <Cases onOpen={(row) => (document.title = row.name)} />
    </Panel>
  ),
  'to read': (
    <DataTable
      caption="My cases"
      captionShown
      columns={COLUMNS}
      rows={ROWS.slice(0, 2)}
      rowId={(row) => `read-${row.id}`}
    />
  ),
};
