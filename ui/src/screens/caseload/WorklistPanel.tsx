import type { ReactNode } from 'react';
import { LoadFailed } from '../../components/Loaded';
import type { Loading } from '../../components/Loaded';
import { useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import type { CivilDate } from '../../formatting/civilDate';
import { briefDate } from '../../formatting/dates';
import type { CaseLine, DraftView, Worklist } from '../../ipc';
import { draftPlace } from './draftPlace';

type GroupProps = { title: string; count: number; nothing: string; children: ReactNode };

const Group = ({ title, count, nothing, children }: GroupProps) => (
  <section className="worklist__group" aria-label={title}>
    <h3 className="worklist__title">
      {title}
      <span className="worklist__count">{count}</span>
    </h3>
    {count === 0 ? <p className="worklist__nothing">{nothing}</p> : <ul className="worklist__list">{children}</ul>}
  </section>
);

type LineProps = { id: string; name: string; detail: string; due?: boolean; onOpen: () => void };

const Line = ({ id, name, detail, due = false, onOpen }: LineProps) => (
  <li>
    <button type="button" id={id} className="worklist__line" onClick={onOpen}>
      <bdi className="worklist__name">{name}</bdi>{' '}
      <span className={due ? 'worklist__detail worklist__detail--due' : 'worklist__detail'}>{detail}</span>
    </button>
  </li>
);

type WorklistPanelProps = { loading: Loading<Worklist>; today: CivilDate };

/** What is slipping. Each line opens where it can be acted on. */
export const WorklistPanel = ({ loading, today }: WorklistPanelProps) => {
  const { go } = useNavigation();
  const { state, reload } = loading;
  const openDraft = (draft: DraftView) => go(draftPlace(draft));
  const openCase = ({ case: id }: CaseLine) => go({ kind: 'case', case: id });
  return (
    <Panel title="Worklist">
      {state.kind === 'failed' && <LoadFailed error={state.error} reload={reload} />}
      {state.kind === 'loaded' && (
        <>
          <Group title="Not signed or issued" count={state.value.unsigned.length} nothing="Everything is signed.">
            {state.value.unsigned.map((draft) => (
              <Line
                key={draft.id}
                id={`unsigned-${draft.id}`}
                name={draft.shown_name}
                detail={draft.what}
                onOpen={() => openDraft(draft)}
              />
            ))}
          </Group>
          <Group
            title="Reports running out"
            count={state.value.reports_ending.length}
            nothing="None ends within a week."
          >
            {state.value.reports_ending.map((line) => (
              <Line
                key={line.case}
                id={`ending-${line.case}`}
                name={line.shown_name}
                detail={
                  line.report_to === null
                    ? ''
                    : `${line.report_to < today ? 'ended' : 'ends'} ${briefDate(line.report_to, today)}`
                }
                due={line.report_to !== null && line.report_to < today}
                onOpen={() => openCase(line)}
              />
            ))}
          </Group>
          <Group title="Reviews due" count={state.value.reviews_due.length} nothing="None is due.">
            {state.value.reviews_due.map((line) => (
              <Line
                key={line.case}
                id={`review-${line.case}`}
                name={line.shown_name}
                detail={`${line.next_what} ${line.next_on === null ? '' : briefDate(line.next_on, today)}`.trim()}
                due={line.overdue}
                onOpen={() => openCase(line)}
              />
            ))}
          </Group>
        </>
      )}
    </Panel>
  );
};
