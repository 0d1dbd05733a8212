import { Button } from '../../components/Button';
import { WordsMarked } from '../../components/NamedWords';
import type { FindingView } from '../../ipc';
import { isBlock } from './findings';

export type WarningsProps = {
  findings: readonly FindingView[];
  /** The fields they stand under. */
  field: string;
  onMeant: (finding: FindingView, meant: boolean) => void;
  /** Stands before each: which of several things it is about. */
  before?: string;
};

/**
 * Under a field: what is worth a second look there, each answered once: by Y on its button, or by Alt+M from
 * the field itself.
 */
export const Warnings = ({ findings, field, onMeant, before = '' }: WarningsProps) => (
  <>
    {findings
      .filter((finding) => finding.field === field && !isBlock(finding))
      .map((finding) => (
        <p
          key={finding.code}
          data-finding={finding.field}
          className={finding.answered ? 'finding finding--answered' : 'finding'}
        >
          <span aria-hidden="true">{finding.answered ? '✓ ' : '⚠ '}</span>
          <span className="nhsuk-u-visually-hidden">Warning: </span>
          {before}
          {finding.message} <WordsMarked finding={finding} />
          {finding.answered ? (
            <>
              Meant.{' '}
              <Button kind="link" onClick={() => onMeant(finding, false)}>
                Ask again
              </Button>
            </>
          ) : (
            <Button
              onClick={() => onMeant(finding, true)}
              aria-keyshortcuts="Y Alt+M"
              onKeyDown={(event) => {
                if (event.key.toLowerCase() !== 'y' || event.ctrlKey || event.altKey || event.metaKey) return;
                event.preventDefault();
                onMeant(finding, true);
              }}
            >
              Meant <kbd aria-hidden="true">Y</kbd>
            </Button>
          )}
        </p>
      ))}
  </>
);
