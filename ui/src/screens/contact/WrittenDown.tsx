import { Button } from '../../components/Button';
import type { ContactDraft, InstrumentView } from '../../ipc';
import type { TableName } from './contactDraft';
import { TABLES, hasTalk } from './contactDraft';
import { SHAPES, rowsOf } from './tables';

export type WrittenDownProps = {
  draft: ContactDraft;
  instruments: readonly InstrumentView[];
  /** What is open above and need not be told twice. */
  open: string | undefined;
  onOpen: (what: TableName | 'liaison' | 'questionnaires') => void;
};

type Entry = { id: TableName | 'liaison' | 'questionnaires'; title: string; lines: readonly string[] };

const entriesOf = (draft: ContactDraft, instruments: readonly InstrumentView[]): readonly Entry[] => {
  const { spoke_to, said } = draft.liaison;
  return [
    ...TABLES.map((id) => ({
      id,
      title: SHAPES[id].title,
      lines: rowsOf(draft, id).map(SHAPES[id].line),
    })),
    {
      id: 'liaison' as const,
      title: 'Talk with the employer',
      lines: hasTalk(draft) ? [[spoke_to, said].filter((part) => part !== '').join(': ')] : [],
    },
    {
      id: 'questionnaires' as const,
      title: 'Questionnaires',
      lines: draft.questionnaires.map(
        ({ instrument }) => instruments.find(({ id }) => id === instrument)?.name ?? instrument,
      ),
    },
  ].filter(({ lines }) => lines.length > 0);
};

/** What stands in tables, in short, so that it is seen while the note is written. */
export const WrittenDown = ({ draft, instruments, open, onOpen }: WrittenDownProps) => {
  const entries = entriesOf(draft, instruments).filter(({ id }) => id !== open);
  if (entries.length === 0) return null;
  return (
    <ul className="written" aria-label="Also written down">
      {entries.map(({ id, title, lines }) => (
        <li key={id}>
          <Button kind="link" onClick={() => onOpen(id)}>
            {title}
          </Button>{' '}
          {lines.join('; ')}
        </li>
      ))}
    </ul>
  );
};
