/** The tables of a contact: their columns, and a line for each row to read. */
import type { ContactDraft } from '../../ipc';
import type { TableName } from './contactDraft';
import type { Column, Row } from './EntryTable';
import { EMPLOYER_ANSWERS, FLAGS, GAPS, OWNERS, YES_NO, labelOf } from './words';

export type TableShape = {
  title: string;
  columns: readonly Column[];
  /** What stands of a row where there is no room for all of it. */
  line: (row: Row) => string;
};

const joined = (...parts: (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' → ');

export const SHAPES: Record<TableName, TableShape> = {
  match_rows: {
    title: 'Job and person',
    columns: [
      { key: 'demand', label: 'Demand', kind: 'text', share: 20 },
      { key: 'capacity_now', label: 'Now', kind: 'text', share: 13 },
      { key: 'gap', label: 'Gap', kind: 'choice', options: GAPS, share: 11 },
      { key: 'recommendation', label: 'Recommendation', kind: 'text', share: 23 },
      { key: 'goal', label: 'Goal', kind: 'text', share: 14 },
      { key: 'by', label: 'By', kind: 'day', share: 19 },
    ],
    line: (row) => joined(row.demand, row.capacity_now, row.recommendation),
  },
  obstacles: {
    title: 'Obstacles',
    columns: [
      { key: 'text', label: 'Obstacle', kind: 'text', share: 24 },
      { key: 'flag', label: 'Flag', kind: 'choice', options: FLAGS, share: 14 },
      { key: 'modifiable', label: 'Can change', kind: 'choice', options: YES_NO, share: 10 },
      { key: 'action', label: 'What is done', kind: 'text', share: 20 },
      { key: 'owner', label: 'Who', kind: 'choice', options: OWNERS, share: 13 },
      { key: 'due', label: 'By', kind: 'day', share: 19 },
    ],
    line: (row) => joined(row.text, row.action),
  },
  plan: {
    title: 'Self-management plan',
    columns: [
      { key: 'what', label: 'What they will do', kind: 'text', share: 65 },
      { key: 'when', label: 'When, how often', kind: 'text', share: 35 },
    ],
    line: (row) => joined(row.what, row.when),
  },
  adjustments: {
    title: 'Changes asked of the employer',
    columns: [
      { key: 'what', label: 'Change', kind: 'text', share: 26 },
      { key: 'answer', label: 'Answer', kind: 'choice', options: EMPLOYER_ANSWERS, share: 15 },
      { key: 'said', label: 'Reason or counter-offer', kind: 'text', share: 24 },
      { key: 'owner', label: 'Who sees to it', kind: 'text', share: 16 },
      { key: 'by', label: 'By', kind: 'day', share: 19 },
    ],
    line: (row) => joined(row.what, labelOf(EMPLOYER_ANSWERS, row.answer ?? '')),
  },
  rehabilitation: {
    title: 'Rehabilitation',
    columns: [
      { key: 'activity', label: 'Activity', kind: 'text', share: 24 },
      { key: 'baseline', label: 'Start', kind: 'text', share: 17 },
      { key: 'target', label: 'Next rung', kind: 'text', share: 19 },
      { key: 'by', label: 'By', kind: 'day', share: 19 },
      { key: 'setback_plan', label: 'If there is a setback', kind: 'text', share: 21 },
    ],
    line: (row) => joined(row.activity, row.baseline, row.target),
  },
};

export const rowsOf = (draft: ContactDraft, name: TableName): readonly Row[] => draft[name];

/** The rows come from EntryTable, which makes exactly the columns of the shape. */
export const withRows = (
  draft: ContactDraft,
  name: TableName,
  rows: readonly Row[],
): ContactDraft => ({ ...draft, [name]: rows });
