import { useSession } from '../../components/Session';

/** What the list shows; `after` is not part of it. */
export type Filter = { mine: boolean; site: string; closed: boolean };

type FiltersProps = {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  searchId: string;
  text: string;
  onText: (text: string) => void;
};

/** In the head of the list, on one line: whose, where, open or closed, and a place to type. */
export const Filters = ({ filter, onFilter, searchId, text, onText }: FiltersProps) => {
  const { sites } = useSession();
  return (
    <div className="caseload__filters">
      <select
        aria-label="Whose cases"
        value={filter.mine ? 'mine' : 'all'}
        onChange={(event) => onFilter({ ...filter, mine: event.currentTarget.value === 'mine' })}
      >
        <option value="mine">My cases</option>
        <option value="all">Everyone’s</option>
      </select>
      <select
        aria-label="Cases of which site"
        value={filter.site}
        onChange={(event) => onFilter({ ...filter, site: event.currentTarget.value })}
      >
        <option value="">All sites</option>
        {sites.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label="Open or closed"
        value={filter.closed ? 'closed' : 'open'}
        onChange={(event) => onFilter({ ...filter, closed: event.currentTarget.value === 'closed' })}
      >
        <option value="open">Open</option>
        <option value="closed">Closed</option>
      </select>
      <input
        type="search"
        id={searchId}
        className="caseload__search"
        aria-label="Find anyone: name, NHS number, born, telephone, employer"
        placeholder="type to find …   /"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') {
            event.preventDefault();
            onText('');
          }
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            // The first of what stands below; it is one stop for Tab.
            const panel = event.currentTarget.closest('.panel');
            panel?.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus();
          }
        }}
      />
    </div>
  );
};
