import classNames from 'classnames';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { LoadFailed } from '../../components/Loaded';
import type { Loading } from '../../components/Loaded';
import { useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { useKept } from '../../components/Session';
import type { CivilDate } from '../../formatting/civilDate';
import type { Worklist } from '../../ipc';
import type { WorklistGroup, WorklistLine } from './worklistGroups';
import { groupsOf, shownOf } from './worklistGroups';

/** The element that W goes to when there is nothing to do. */
const WORKLIST = 'worklist';

const linesIn = (list: Element | null): HTMLElement[] =>
  Array.from(list?.querySelectorAll<HTMLElement>('.worklist__line') ?? []);

/** Where the arrows were last, else the first line: the most urgent one. */
export const focusWorklist = (): void => {
  const list = document.getElementById(WORKLIST);
  (linesIn(list).find((line) => line.tabIndex === 0) ?? list)?.focus();
};

type LineProps = { line: WorklistLine; reached: boolean; onOpen: () => void; onFocus: () => void };

const Line = ({ line: { id, name, detail, due }, reached, onOpen, onFocus }: LineProps) => (
  <li>
    <button
      type="button"
      id={id}
      className="worklist__line"
      tabIndex={reached ? 0 : -1}
      onClick={onOpen}
      onFocus={onFocus}
    >
      <bdi className="worklist__name">{name}</bdi>{' '}
      <span className={due ? 'worklist__detail worklist__detail--due' : 'worklist__detail'}>
        {due && (
          <>
            <span aria-hidden="true">▲ </span>
            <span className="nhsuk-u-visually-hidden">due: </span>
          </>
        )}
        {detail}
      </span>
    </button>
  </li>
);

/** Its title and how much there is; a group with nothing in it is this one quiet line. */
const Head = ({ group: { title, urgent, lines } }: { group: WorklistGroup }) => (
  <h3
    className={classNames('worklist__title', {
      'worklist__title--none': lines.length === 0,
      'worklist__title--urgent': urgent && lines.length > 0,
    })}
  >
    {title}
    <span className="worklist__count">{lines.length === 0 ? 'none' : lines.length}</span>
  </h3>
);

type GroupsProps = { groups: readonly WorklistGroup[]; onLeave: () => void };

/** One stop for Tab: the arrows go through every line of every group. */
const Groups = ({ groups, onLeave }: GroupsProps) => {
  const { go } = useNavigation();
  const [unfolded, setUnfolded] = useKept<readonly string[]>('worklist-unfolded', []);
  const [lastId, setLastId] = useState<string>();
  const shown = groups.map((group) => ({ group, count: shownOf(group, groups, unfolded) }));
  const ids = shown.flatMap(({ group, count }) => [
    ...group.lines.slice(0, count).map(({ id }) => id),
    ...(count < group.lines.length ? [`more-${group.id}`] : []),
  ]);
  const reached = lastId !== undefined && ids.includes(lastId) ? lastId : ids[0];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const lines = linesIn(event.currentTarget);
    const at = lines.findIndex((line) => line === document.activeElement);
    const to: Partial<Record<string, number>> = {
      ArrowDown: Math.min(at + 1, lines.length - 1),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: lines.length - 1,
    };
    const next = to[event.key];
    if (next !== undefined) lines[next]?.focus();
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };

  const unfold = (group: WorklistGroup, from: number) => {
    setUnfolded([...unfolded, group.id]);
    // The first of the lines that come out takes the place of the button; it is drawn first.
    setTimeout(() => document.getElementById(group.lines[from]?.id ?? '')?.focus());
  };

  return (
    // The keys only move between the buttons inside, which have their own.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div id={WORKLIST} tabIndex={-1} className="worklist" onKeyDown={onKeyDown}>
      {shown.map(({ group, count }) => (
        <section key={group.id} className="worklist__group" aria-label={group.title}>
          <Head group={group} />
          {count > 0 && (
            <ul className="worklist__list">
              {group.lines.slice(0, count).map((line) => (
                <Line
                  key={line.id}
                  line={line}
                  reached={line.id === reached}
                  onOpen={() => go(line.place)}
                  onFocus={() => setLastId(line.id)}
                />
              ))}
              {count < group.lines.length && (
                <li>
                  <button
                    type="button"
                    id={`more-${group.id}`}
                    className="worklist__line"
                    tabIndex={reached === `more-${group.id}` ? 0 : -1}
                    onClick={() => unfold(group, count)}
                    onFocus={() => setLastId(`more-${group.id}`)}
                  >
                    <span className="worklist__name">{group.lines.length - count} more</span>
                    <span className="nhsuk-u-visually-hidden">: {group.title}</span>
                  </button>
                </li>
              )}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
};

type WorklistPanelProps = {
  loading: Loading<Worklist>;
  today: CivilDate;
  /** Esc: back to the list of cases. */
  onLeave: () => void;
};

/** What is slipping. Each line opens on the very thing to act on. */
export const WorklistPanel = ({ loading: { state, reload }, today, onLeave }: WorklistPanelProps) => (
  <Panel title="Worklist" actions={<kbd aria-hidden="true">W</kbd>}>
    {state.kind === 'failed' && <LoadFailed error={state.error} reload={reload} />}
    {state.kind === 'loaded' && <Groups groups={groupsOf(state.value, today)} onLeave={onLeave} />}
  </Panel>
);
