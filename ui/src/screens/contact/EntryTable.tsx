import type { KeyboardEvent } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { DayField } from '../../components/DayField';
import { Select } from '../../components/Select';
import { TextArea } from '../../components/TextArea';
import { cellField } from './position';
import type { Option } from './words';

export type Column = { key: string; label: string; share: number } & (
  | { kind: 'text' }
  | { kind: 'day' }
  | { kind: 'choice'; options: readonly Option[] }
);

export type Row = Record<string, string>;

export type EntryTableProps = {
  /** The draft's field, which the ids of the cells begin with. */
  name: string;
  title: string;
  columns: readonly Column[];
  rows: readonly Row[];
  onChange: (rows: readonly Row[]) => void;
  today: string;
  /** What cannot be read as typed, by the id of its cell. */
  problems: ReadonlyMap<string, string>;
  /** Puts the cursor into a cell once it is drawn. */
  onGoTo: (field: string) => void;
};

const isEmpty = (row: Row): boolean => Object.values(row).every((text) => text.trim() === '');

const blankRow = (columns: readonly Column[]): Row =>
  Object.fromEntries(columns.map(({ key }) => [key, '']));

const withoutTrailingBlanks = (rows: readonly Row[]): readonly Row[] => {
  const last = rows.findLastIndex((row) => !isEmpty(row));
  return rows.slice(0, last + 1);
};

/**
 * A table typed into: Tab or Enter goes on to the next cell, a new row is there as soon as the last one
 * is begun, Delete or Ctrl+Backspace takes an empty row away. Removing can be taken back.
 */
export const EntryTable = (props: EntryTableProps) => {
  const { name, title, columns, rows, onChange, today, problems, onGoTo } = props;
  const announce = useAnnounce();
  const shown = [...rows, blankRow(columns)];

  const change = (at: number, key: string, text: string) =>
    onChange(
      withoutTrailingBlanks(
        shown.map((row, index) => (index === at ? { ...row, [key]: text } : row)),
      ),
    );

  const remove = (at: number) => {
    onChange(rows.filter((_, index) => index !== at));
    onGoTo(cellField(name, Math.max(0, at - 1), columns[0]?.key ?? ''));
    announce({ text: `${title}: row ${at + 1} removed.`, undo: () => onChange(rows) });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.nativeEvent.isComposing) return;
    const [, rowText = '', key = ''] = event.target.id.split('.');
    const at = Number(rowText);
    const row = shown[at];
    const column = columns.findIndex((one) => one.key === key);
    if (!row || column < 0) return;
    const deletes = event.key === 'Delete' || (event.key === 'Backspace' && event.ctrlKey);
    if (deletes && at < rows.length && isEmpty(row)) remove(at);
    else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey) {
      const next = columns[column + 1];
      const after = Math.min(at + 1, shown.length - 1);
      onGoTo(next ? cellField(name, at, next.key) : cellField(name, after, columns[0]?.key ?? ''));
    } else return;
    event.preventDefault();
  };

  const cell = (column: Column, row: Row, at: number) => {
    const id = cellField(name, at, column.key);
    const value = row[column.key] ?? '';
    const field = {
      id,
      label: `${column.label}, row ${at + 1}`,
      hideLabel: true,
      error: problems.get(id),
      onChange: (text: string) => change(at, column.key, text),
    };
    switch (column.kind) {
      case 'text':
        return <TextArea {...field} value={value} rows={1} />;
      case 'day':
        return <DayField {...field} value={value} today={today} toward="future" />;
      case 'choice':
        return (
          <Select {...field} value={value === '' ? null : value} options={column.options} emptyLabel="–" />
        );
    }
  };

  return (
    // The keys only move between the cells, which have their own.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="entry-table" onKeyDown={onKeyDown}>
      <table aria-label={title}>
        <colgroup>
          {columns.map(({ key, share }) => (
            <col key={key} style={{ width: `${share}%` }} />
          ))}
          <col className="entry-table__tools" />
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
            <th scope="col">
              <span className="nhsuk-u-visually-hidden">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row, at) => (
            // Rows have no ids of their own; they are known by their place.
            <tr key={at}>
              {columns.map((column) => (
                <td key={column.key}>{cell(column, row, at)}</td>
              ))}
              <td>
                {at < rows.length && (
                  <Button kind="link" tabIndex={-1} onClick={() => remove(at)}>
                    <span aria-hidden="true">×</span>
                    <span className="nhsuk-u-visually-hidden">Remove row {at + 1}</span>
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
