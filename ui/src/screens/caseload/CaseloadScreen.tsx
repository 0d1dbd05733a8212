/**
 * Between two people, or first thing on a Monday: who is next, and what is slipping? The therapist needs
 * the list and what is due in one look, anyone a few letters away, and the next contact one key away.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { useOnRecord } from '../../components/Exchanging';
import { useKeys } from '../../components/Keys';
import { LoadFailed, useLoaded } from '../../components/Loaded';
import { ScreenHeading, useArrivalFocus, useNavigation } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { useKept, useSession } from '../../components/Session';
import { StartContact } from '../../components/StartContact';
import type { CaseLine } from '../../ipc';
import { call, commands } from '../../ipc';
import { caseColumns, rowId } from './caseColumns';
import { draftPlace } from './draftPlace';
import type { Filter } from './Filters';
import { Filters } from './Filters';
import { FoundPeople } from './FoundPeople';
import { useCasePages } from './useCasePages';
import { focusWorklist, WorklistPanel } from './WorklistPanel';
import './caseload.scss';

const SEARCH = 'caseload-search';

const titleOf = ({ mine, closed }: Filter): string =>
  `${mine ? 'My' : 'All'} ${closed ? 'closed cases' : 'cases'}`;

/** The row the arrows were on last, else the place to type. */
const focusList = (): void => {
  const row = document.querySelector<HTMLElement>('.caseload tbody tr[tabindex="0"]');
  (row ?? document.getElementById(SEARCH))?.focus();
};

type NothingHereProps = { filter: Filter; onFilter: (filter: Filter) => void };

/** Why the list is empty and what to do about it: widen it, or register someone. */
const NothingHere = ({ filter, onFilter }: NothingHereProps) => {
  const { sites } = useSession();
  const { go } = useNavigation();
  const site = sites.find(({ id }) => id === filter.site);
  const where = site ? ` at ${site.name}` : '';
  return (
    <EmptyState title={`No ${filter.closed ? 'closed' : 'open'} cases${filter.mine ? ' of yours' : ''}${where}`}>
      <div className="desk-buttons">
        {site && <Button onClick={() => onFilter({ ...filter, site: '' })}>Look at all sites</Button>}
        {filter.mine && <Button onClick={() => onFilter({ ...filter, mine: false })}>Look at everyone’s</Button>}
        {filter.closed ? (
          <Button onClick={() => onFilter({ ...filter, closed: false })}>Look at open cases</Button>
        ) : (
          <Button kind="main" shortcut="Alt+N" onClick={() => go({ kind: 'patientNew' })}>
            Register a patient
          </Button>
        )}
      </div>
    </EmptyState>
  );
};

const countWords = (shown: number, more: boolean): string =>
  more ? `The first ${shown}, there are more` : `${shown} ${shown === 1 ? 'case' : 'cases'}`;

export const CaseloadScreen = () => {
  const { go } = useNavigation();
  const { content, drafts, today } = useSession();
  // All sites: what slips at another one than today's must not be out of sight.
  const [filter, setFilter] = useKept<Filter>('caseload-filter', { mine: true, site: '', closed: false });
  const [text, setText] = useState('');
  const [starting, setStarting] = useState<CaseLine>();
  const worklist = useLoaded('worklist', () => call(commands.worklist()));
  useOnRecord(worklist.reload);
  const { first, lines, next, showMore, moreFailed } = useCasePages(filter);
  const urgent = worklist.state.kind === 'loaded' && worklist.state.value.risk_to_read.length > 0;
  const searching = text.trim() !== '';
  const last = drafts[0];

  useArrivalFocus(
    // Both: what one comes back to may be a line of either.
    first.state.kind !== 'loading' && worklist.state.kind !== 'loading',
    lines[0] === undefined ? SEARCH : rowId(lines[0]),
  );
  useKeys([
    { key: '/', does: 'Type to find', run: () => document.getElementById(SEARCH)?.focus() },
    { key: 'W', does: 'To the worklist', run: focusWorklist },
    { key: 'Alt+N', does: 'Register a patient', run: () => go({ kind: 'patientNew' }), hint: true },
    // The key that parks also goes on: after a power cut, too, the work is one key away.
    ...(last ? [{ key: 'F6', does: 'Go on', run: () => go(draftPlace(last)), hint: true }] : []),
  ]);

  const onRowKey = (line: CaseLine, key: string): boolean => {
    switch (key.toUpperCase()) {
      case 'N':
        if (line.open) setStarting(line);
        return true;
      case 'W':
        focusWorklist();
        return true;
      default:
        return false;
    }
  };

  return (
    <div className={urgent ? 'caseload caseload--urgent' : 'caseload'}>
      <ScreenHeading title="Caseload" hidden />
      <WorklistPanel loading={worklist} today={today} onLeave={focusList} />
      <Panel
        title={titleOf(filter)}
        flush
        actions={<Filters filter={filter} onFilter={setFilter} searchId={SEARCH} text={text} onText={setText} />}
      >
        {searching ? (
          <FoundPeople text={text} />
        ) : (
          <>
            {first.state.kind === 'failed' && <LoadFailed error={first.state.error} reload={first.reload} />}
            {first.state.kind === 'loaded' && lines.length === 0 && (
              <NothingHere filter={filter} onFilter={setFilter} />
            )}
            {lines.length > 0 && (
              <>
                <DataTable
                  caption={titleOf(filter)}
                  columns={caseColumns(content, today)}
                  rows={lines}
                  rowId={rowId}
                  onOpen={(line) => go({ kind: 'case', case: line.case })}
                  onRowKey={onRowKey}
                  more={next === null ? undefined : { label: 'Show more', onMore: showMore }}
                />
                <p className="caseload__count" role="status">
                  {countWords(lines.length, next !== null)}
                  {moreFailed !== undefined && `. More could not be shown: ${moreFailed}`}
                  <span className="caseload__keys">
                    <kbd>Enter</kbd> opens, <kbd>N</kbd> starts a contact, <kbd>/</kbd> finds,{' '}
                    <kbd>W</kbd> worklist
                  </span>
                </p>
              </>
            )}
          </>
        )}
      </Panel>
      {starting && (
        <StartContact
          case={starting.case}
          step={starting.step}
          onAttempt={() => {
            first.reload();
            worklist.reload();
          }}
          onClose={() => setStarting(undefined)}
        />
      )}
    </div>
  );
};
