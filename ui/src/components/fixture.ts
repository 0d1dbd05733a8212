import type { ReactNode } from 'react';

/**
 * Examples of a component, by name. The same data is drawn by the review page, checked by axe and
 * rendered by the tests. Invented people only.
 */
export type Fixtures = Record<string, ReactNode>;
