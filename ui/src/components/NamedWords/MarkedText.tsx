import type { ReactNode } from 'react';
import type { NamedView } from '../../ipc';
import './namedWords.scss';

export type MarkedTextProps = {
  /** As typed. */
  text: string;
  places: readonly NamedView[];
};

const NAMES: Partial<Record<string, string>> = { illness: 'illness', medicine: 'medicine', score: 'score' };

/** What was typed, with the words marked that name an illness, a medicine or a score. */
export const MarkedText = ({ text, places }: MarkedTextProps) => {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const { start, end, names } of [...places].sort((one, other) => one.start - other.start)) {
    // Typed on since: what was marked stands somewhere else by now.
    if (start < from || end > text.length) continue;
    parts.push(text.slice(from, start));
    parts.push(
      <mark key={start} className="named-words__mark">
        {text.slice(start, end)}
        <span className="nhsuk-u-visually-hidden"> (marked: {NAMES[names] ?? 'health'})</span>
      </mark>,
    );
    from = end;
  }
  parts.push(text.slice(from));
  return <q className="named-words">{parts}</q>;
};
