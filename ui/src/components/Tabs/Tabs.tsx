import type { KeyboardEvent, ReactNode } from 'react';
import { useRef } from 'react';
import './tabs.scss';

export type Tab = {
  id: string;
  label: string;
  /** A few signs after the label: a count, `!` for something missing. Say it in words too. */
  mark?: string | undefined;
  content: ReactNode;
};

export type TabsProps = {
  /** What the tabs are about. */
  label: string;
  tabs: readonly Tab[];
  selectedId: string;
  onSelect: (id: string) => void;
};

/** Sections of a screen, one shown. Arrows, Home and End move and show; Tab goes into the section. */
export const Tabs = ({ label, tabs, selectedId, onSelect }: TabsProps) => {
  const list = useRef<HTMLDivElement>(null);
  const selected = tabs.find(({ id }) => id === selectedId) ?? tabs[0];
  if (!selected) return null;
  const at = tabs.indexOf(selected);

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Partial<Record<string, number>> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const next = moves[event.key];
    const tab = next === undefined ? undefined : tabs[next];
    if (next === undefined || !tab) return;
    event.preventDefault();
    onSelect(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };

  return (
    <div className="tabs">
      <div className="tabs__list" role="tablist" aria-label={label} ref={list}>
        {tabs.map(({ id, label: name, mark }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            className="tabs__tab"
            aria-selected={id === selected.id}
            aria-controls={`tab-${id}-section`}
            tabIndex={id === selected.id ? 0 : -1}
            onClick={() => onSelect(id)}
            onKeyDown={onKeyDown}
          >
            {name}
            {mark !== undefined && <span className="tabs__mark"> {mark}</span>}
          </button>
        ))}
      </div>
      {tabs.map(({ id, content }) => (
        <div
          key={id}
          role="tabpanel"
          id={`tab-${id}-section`}
          aria-labelledby={`tab-${id}`}
          hidden={id !== selected.id}
          className="tabs__section"
        >
          {id === selected.id && content}
        </div>
      ))}
    </div>
  );
};
