import type { KeyboardEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import classNames from 'classnames';
import { Button } from '../Button';
import './dataTable.scss';

export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and dates stand at the right. */
  align?: 'right' | undefined;
  /** CSS width in rem, such as `8rem`; the others share the rest. */
  width?: string | undefined;
};

export type DataTableProps<Row> = {
  /** What the table is, for those who hear it; shown when no heading says the same. */
  caption: string;
  captionShown?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Unique; also the row's element id, so that coming back finds it again. */
  rowId: (row: Row) => string;
  /** Enter, or a click. Rows take the focus only when they can be opened. */
  onOpen?: ((row: Row) => void) | undefined;
  /** Other keys while a row has the focus, such as N; true when dealt with. */
  onRowKey?: ((row: Row, key: string) => boolean) | undefined;
  /** There are more rows than shown. */
  more?: { label: string; onMore: () => void } | undefined;
};

const PAGE_ROWS = 10;

const target = (key: string, at: number, last: number): number | undefined => {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageDown':
      return Math.min(at + PAGE_ROWS, last);
    case 'PageUp':
      return Math.max(at - PAGE_ROWS, 0);
    default:
      return undefined;
  }
};

/**
 * A compact table. With `onOpen` it is one stop for Tab; arrows, Home, End and Page keys move between
 * its rows, and a first letter goes to the next row that begins with it.
 */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { caption, captionShown = false, columns, rows, rowId, onOpen, onRowKey, more } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [lastId, setLastId] = useState<string>();
  const current = Math.max(0, rows.findIndex((row) => rowId(row) === lastId));

  const focusRow = (at: number) => {
    const element = body.current?.rows[at];
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  };

  const byLetter = (letter: string, at: number): boolean => {
    const elements = Array.from(body.current?.rows ?? []);
    const after = [...elements.slice(at + 1), ...elements.slice(0, at + 1)];
    const next = after.find((element) =>
      element.textContent.trim().toLowerCase().startsWith(letter.toLowerCase()),
    );
    next?.focus();
    return next !== undefined;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, row: Row, at: number) => {
    // A key pressed in a field or on a button inside the row belongs to it.
    if (event.target !== event.currentTarget) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = target(event.key, at, rows.length - 1);
    let done = true;
    if (next !== undefined) focusRow(next);
    else if (event.key === 'Enter') onOpen?.(row);
    else if (onRowKey?.(row, event.key) !== true) {
      done = /^\p{L}$/u.test(event.key) && byLetter(event.key, at);
    }
    if (done) event.preventDefault();
  };

  return (
    // Where no row takes the focus, keys scroll the table itself when it is wider than its place.
    <div className="table-wrap" {...(onOpen ? {} : { tabIndex: 0, role: 'group', 'aria-label': caption })}>
      <table className="table" role={onOpen ? 'grid' : undefined}>
        <caption className={captionShown ? 'table__caption' : 'nhsuk-u-visually-hidden'}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ id, header, align, width }) => (
              <th
                key={id}
                scope="col"
                className={align === 'right' ? 'table__right' : undefined}
                style={width === undefined ? undefined : { width }}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, at) => (
            <tr
              key={rowId(row)}
              id={rowId(row)}
              className={classNames({ 'table__row--opens': onOpen })}
              tabIndex={onOpen ? (at === current ? 0 : -1) : undefined}
              onFocus={() => setLastId(rowId(row))}
              onKeyDown={onOpen ? (event) => onKeyDown(event, row, at) : undefined}
              onClick={onOpen ? () => onOpen(row) : undefined}
            >
              {columns.map(({ id, cell, align }) => (
                <td key={id} className={align === 'right' ? 'table__right' : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more && (
        <div className="table__more">
          <Button kind="link" onClick={more.onMore}>
            {more.label}
          </Button>
        </div>
      )}
    </div>
  );
};
