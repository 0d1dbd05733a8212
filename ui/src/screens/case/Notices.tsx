import { Button } from '../../components/Button';
import { useNavigation } from '../../components/Navigation';
import type { CaseView } from '../../ipc';

/** What this case makes worth knowing before anything is done in it. */
export const Notices = ({ view }: { view: CaseView }) => {
  const readOnly = view.read_only
    ? ['To read only: part of this case was written by a newer version of the program. Update it to change anything.']
    : [];
  const all = [...readOnly, ...view.differences, ...view.notices];
  const { go } = useNavigation();
  if (all.length === 0 && view.maybe_same.length === 0) return null;
  return (
    <ul className="case__notices" aria-label="Worth knowing">
      {all.map((notice) => (
        <li key={notice}>
          <span aria-hidden="true">▲ </span>
          {notice}
        </li>
      ))}
      {view.differences.length > 0 && (
        <li>
          <Button id="settle" onClick={() => go({ kind: 'differences', about: 'case', id: view.case })}>
            Compare and settle
          </Button>
        </li>
      )}
      {view.maybe_same.map(({ one, one_name, other, other_name, because }) => (
        <li key={`${one} ${other}`}>
          <span aria-hidden="true">▲ </span>
          May be registered twice: <bdi>{one_name}</bdi> and <bdi>{other_name}</bdi>. {because}.{' '}
          <Button id={`same-${one}-${other}`} onClick={() => go({ kind: 'samePerson', one, other })}>
            Compare them
          </Button>
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
