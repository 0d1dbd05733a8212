import { useEffect, useState } from 'react';
import { Button } from '../Button';
import { PdfPreview } from '../PdfPreview';
import type { FirstPaper, StoredPaper } from './storedPaper';
import './storedPaper.scss';

/**
 * The paper that `wanted` names. While another is fetched, the one before is not shown as if it were this. `again` tries
 * once more to have it.
 */
export const useStoredPaper = (wanted: string, first: FirstPaper, ask: () => Promise<StoredPaper>) => {
  const [attempt, setAttempt] = useState(0);
  const now = `${attempt} ${wanted}`;
  const [atFirst] = useState(now);
  const [shown, setShown] = useState({ is: now, paper: first.paper });
  const [asking, setAsking] = useState({ is: now, ask });
  if (asking.is !== now) setAsking({ is: now, ask });
  const known = shown.is === now && shown.paper !== undefined;
  const asked = asking.ask;
  useEffect(() => {
    if (known) return undefined;
    let stale = false;
    const coming = now === atFirst ? first.asked : asked();
    void coming.then((paper) => {
      if (!stale) setShown({ is: now, paper });
    });
    return () => {
      stale = true;
    };
  }, [now, known, atFirst, first.asked, asked]);
  return {
    paper: shown.is === now ? shown.paper : undefined,
    again: () => setAttempt((count) => count + 1),
  };
};

type PaperPageProps = {
  /** `undefined`: still coming. */
  paper: StoredPaper | undefined;
  /** What it is: `Report 7Q4M-2K9D-XW8R`. */
  label: string;
  onAgain: () => void;
};

/** The paper itself, or in words why not: not fetched yet is something else than damaged. */
export const PaperPage = ({ paper, label, onAgain }: PaperPageProps) => {
  if (paper === undefined) {
    return (
      <p className="loading" role="status">
        Opening… A paper issued on another laptop is fetched from the shared place. Its words are below already.
      </p>
    );
  }
  if ('bytes' in paper) return <PdfPreview bytes={paper.bytes} label={label} />;
  return (
    <div className={paper.notFetched ? 'stored-paper stored-paper--later' : 'stored-paper'} role="alert">
      <p>{paper.failure} Its words are below.</p>
      {paper.notFetched && (
        <Button id="fetch-again" onClick={onAgain}>
          Try to fetch it again
        </Button>
      )}
    </div>
  );
};
