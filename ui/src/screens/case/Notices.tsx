import { Button } from '../../components/Button';
import { useNavigation } from '../../components/Navigation';
import type { CaseView } from '../../ipc';

/** What this case makes worth knowing before anything is done in it. */
export const Notices = ({ view }: { view: CaseView }) => {
  const readOnly = view.read_only
    ? ['To read only: part of this case was written by a newer version of the program. Update it to change anything.']
    : [];
  const differences = view.differences.map((one) => `Two people set this differently while apart: ${one}`);
  const all = [...readOnly, ...differences, ...view.notices];
  if (all.length === 0) return null;
  return (
    <ul className="case__notices" aria-label="Worth knowing">
      {all.map((notice) => (
        <li key={notice}>
          <span aria-hidden="true">▲ </span>
          {notice}
        </li>
      ))}
    </ul>
  );
};

/** Contacts and reports of this case that were begun and are not finished. */
export const Drafts = ({ view }: { view: CaseView }) => {
  const { go } = useNavigation();
  if (view.drafts.length === 0) return null;
  return (
    <div className="case__drafts" role="group" aria-label="Not finished">
      {view.drafts.map(({ id, kind, what }) => (
        <Button
          key={id}
          id={`draft-${id}`}
          onClick={() => go(
              kind === 'report' || kind === 'paper' ? { kind, draft: id } : { kind: 'contact', draft: id },
            )}
        >
          Go on with {what}
        </Button>
      ))}
    </div>
  );
};
