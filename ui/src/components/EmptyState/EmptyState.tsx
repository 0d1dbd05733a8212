import type { ReactNode } from 'react';
import './emptyState.scss';

export type EmptyStateProps = {
  /** Why there is nothing, in a clinician's words: `No cases at Hedge End yet`. */
  title: string;
  /** What to do next. */
  children?: ReactNode;
};

export const EmptyState = ({ title, children }: EmptyStateProps) => (
  <div className="empty-state">
    <p className="empty-state__title">{title}</p>
    {children}
  </div>
);
