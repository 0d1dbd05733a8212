import { Button } from '../../components/Button';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import type { PaperBlockForm } from '../../ipc';
import { hasGap } from './gaps';

export type BlockFieldProps = {
  block: PaperBlockForm;
  /** Its place in the form. */
  at: number;
  /** The heading it stands under. */
  under: string;
  errorOf: (id: string) => string | undefined;
  onChange: (block: PaperBlockForm) => void;
};

const KIND: Record<string, string> = {
  heading: 'Heading',
  text: 'Text',
  list: 'Points, one a line',
  fields: 'Facts',
  table: 'Table',
  note: 'Small print',
};

const replaced = <T,>(all: readonly T[], at: number, one: T): T[] => all.map((now, place) => (place === at ? one : now));

/** A table: a row of fields for each row, so that it is edited as it is read. */
const TableField = ({ block, at, under, errorOf, onChange }: BlockFieldProps) => {
  const name = under === '' ? 'Table' : under;
  const put = (rows: string[][]) => onChange({ ...block, rows });
  return (
    <>
      {block.rows.map((cells, row) => (
        // Rows have no name of their own; they change place only by being taken out.
        <div key={row} className="paper-row" role="group" aria-label={`${name}, row ${row + 1}`}>
          <div className="paper-row__cells">
            {cells.map((text, cell) => (
              <TextArea
                key={cell}
                id={`blocks.${at}.rows.${row}.${cell}`}
                label={block.head[cell] ?? ''}
                hideLabel={row > 0}
                rows={1}
                error={errorOf(`blocks.${at}.rows.${row}.${cell}`)}
                value={text}
                onChange={(next) => put(replaced(block.rows, row, replaced(cells, cell, next)))}
              />
            ))}
          </div>
          <Button kind="link" onClick={() => put(block.rows.filter((_, place) => place !== row))}>
            Take out<span className="nhsuk-u-visually-hidden"> row {row + 1}</span>
          </Button>
        </div>
      ))}
      <Button kind="link" onClick={() => put([...block.rows, block.head.map(() => '')])}>
        Add a row<span className="nhsuk-u-visually-hidden">: {name}</span>
      </Button>
    </>
  );
};

const FactsField = ({ block, at, errorOf, onChange }: BlockFieldProps) => (
  <>
    {block.fields.map((field, row) => (
      <TextArea
        key={field.label}
        id={`blocks.${at}.fields.${row}.text`}
        label={field.label}
        compact
        rows={1}
        error={errorOf(`blocks.${at}.fields.${row}.text`)}
        value={field.text}
        onChange={(text) => onChange({ ...block, fields: replaced(block.fields, row, { ...field, text }) })}
      />
    ))}
  </>
);

const Inside = (props: BlockFieldProps) => {
  const { block, at, under, errorOf, onChange } = props;
  if (block.kind === 'table') return <TableField {...props} />;
  if (block.kind === 'fields') return <FactsField {...props} />;
  const id = `blocks.${at}.text`;
  const kind = KIND[block.kind] ?? 'Text';
  const label = under === '' || block.kind === 'heading' ? kind : `${under}: ${kind.toLowerCase()}`;
  const field = { id, label, compact: true, error: errorOf(id), value: block.text };
  const change = (text: string) => onChange({ ...block, text });
  return block.kind === 'heading' ? (
    <TextField {...field} onChange={change} />
  ) : (
    <TextArea {...field} rows={1} onChange={change} />
  );
};

const textsIn = ({ text, fields, rows }: PaperBlockForm): string =>
  [text, ...fields.map((field) => field.text), ...rows.flat()].join('\n');

/** One part of the paper: its words, and whether it is in it. */
export const BlockField = (props: BlockFieldProps) => {
  const { block, under, onChange } = props;
  const what = block.kind === 'heading' ? block.text : under;
  const gap = !block.left_out && hasGap(textsIn(block));
  return (
    <div className={`paper-block paper-block--${block.kind}${gap ? ' paper-block--gap' : ''}`}>
      <div className="paper-block__fields">
        {block.left_out ? (
          <p className="paper-block__out">Left out: {textsIn(block).trim().slice(0, 160)}</p>
        ) : (
          <Inside {...props} />
        )}
      </div>
      <Button kind="link" onClick={() => onChange({ ...block, left_out: !block.left_out })}>
        {block.left_out ? 'Put in' : 'Leave out'}
        <span className="nhsuk-u-visually-hidden">
          : {what === '' ? 'this part' : what}, {(KIND[block.kind] ?? 'text').toLowerCase()}
        </span>
      </Button>
    </div>
  );
};
