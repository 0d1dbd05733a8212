import type { ReactNode } from 'react';
import { useId } from 'react';
import './panel.scss';

export type PanelProps = {
  title: string;
  /** At the right of the title: buttons, a count. */
  actions?: ReactNode;
  children: ReactNode;
  /** No padding: for a table or a list that reaches the edges. */
  flush?: boolean;
  level?: 2 | 3;
};

/** A titled sheet on the desk: the box a screen's columns are made of. */
export const Panel = ({ title, actions, children, flush = false, level = 2 }: PanelProps) => {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="panel__head">
        <Heading className="panel__title" id={id}>
          {title}
        </Heading>
        {actions !== undefined && <div className="panel__actions">{actions}</div>}
      </div>
      <div className={flush ? 'panel__body panel__body--flush' : 'panel__body'}>{children}</div>
    </section>
  );
};
