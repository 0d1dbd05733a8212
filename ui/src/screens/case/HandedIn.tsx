import { Button } from '../../components/Button';
import type { CivilDate } from '../../formatting/civilDate';
import { briefDate } from '../../formatting/dates';
import type { HandedInView } from '../../ipc';

type HandedInProps = {
  papers: readonly HandedInView[];
  today: CivilDate;
  /** Absent where nothing can be changed. */
  onRead: ((paper: HandedInView) => void) | undefined;
  onError: (paper: HandedInView) => void;
};

/** Papers that nobody has read: what they say may be urgent, so they stand above everything else. */
export const HandedIn = ({ papers, today, onRead, onError }: HandedInProps) => {
  if (papers.length === 0) return null;
  return (
    <section className="handed-in" aria-label="Questionnaires to read">
      <ul>
        {papers.map((paper) => (
          <li key={paper.id}>
            <span>
              <span aria-hidden="true">▲ </span>
              <b>Not read yet: {paper.name}</b>, handed in {briefDate(paper.received_on, today)}, taken by {paper.by}
              {paper.note !== '' && `. ${paper.note}`}
            </span>
            {onRead && (
              <span className="desk-buttons">
                <Button kind="main" id={`read-${paper.id}`} onClick={() => onRead(paper)}>
                  Read it
                  <span className="nhsuk-u-visually-hidden">
                    : {paper.name} of {briefDate(paper.received_on, today)}
                  </span>
                </Button>
                <Button kind="link" onClick={() => onError(paper)}>
                  Entered in error…
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
