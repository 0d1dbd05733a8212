import type { Fixtures } from '../components/fixture';

type FixtureFile = { fixtures: Fixtures; wholePage?: boolean };

/** Every component's and screen's fixtures, by the name of its folder. */
export const allFixtures = Object.entries(
  import.meta.glob<FixtureFile>('../{components,screens}/*/fixtures.tsx', { eager: true }),
)
  .map(([path, file]) => ({ ...file, component: path.split('/').at(-2) ?? path }))
  .sort((a, b) => a.component.localeCompare(b.component));
