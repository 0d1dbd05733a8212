/**
 * Words that name an illness, a medicine or a score, where they were typed. A desk that writes for an employer says which
 * they are; a warning below a field shows them.
 */
import type { ReactNode } from 'react';
import { createContext, use, useMemo } from 'react';
import type { FindingView, NamedView } from '../../ipc';
import { MarkedText } from './MarkedText';

type Named = {
  named: readonly NamedView[];
  /** What stood in a field when its words were looked at. */
  textOf: (field: string) => string;
};

const NamedContext = createContext<Named>({ named: [], textOf: () => '' });

export const NamedWords = ({ named, textOf, children }: Named & { children: ReactNode }) => {
  const known = useMemo(() => ({ named, textOf }), [named, textOf]);
  return <NamedContext value={known}>{children}</NamedContext>;
};

/** Begins the code of a finding about such words; the rest tells one set of words from another. */
const isAboutWords = ({ code }: FindingView): boolean => code.startsWith('names_health');

/** Below a warning about such words: the field's text with the words marked. Nothing for any other warning. */
export const WordsMarked = ({ finding }: { finding: FindingView }) => {
  const { named, textOf } = use(NamedContext);
  if (!isAboutWords(finding)) return null;
  const places = named.filter(({ field }) => field === finding.field);
  return (
    <span className="named-words__place">
      <MarkedText text={textOf(finding.field)} places={places} />
    </span>
  );
};
