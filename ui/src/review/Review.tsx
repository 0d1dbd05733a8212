import { useEffect } from 'react';
import { allFixtures } from './all';

const address = (component: string, name: string) =>
  `#${encodeURIComponent(component)}/${encodeURIComponent(name)}`;

const Contents = () => (
  <main className="review">
    <h1>Components</h1>
    {allFixtures.map(({ component, fixtures }) => (
      <section key={component}>
        <h2>{component}</h2>
        <ul>
          {Object.keys(fixtures).map((name) => (
            <li key={name}>
              <a href={address(component, name)}>{name}</a>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </main>
);

/** One fixture a page, by the address; without one, the list. Development only. */
export const Review = () => {
  const [component, name] = location.hash.slice(1).split('/').map(decodeURIComponent);
  useEffect(() => {
    window.addEventListener('hashchange', () => location.reload(), { once: true });
  }, []);
  const file = allFixtures.find((one) => one.component === component);
  const fixture = name === undefined ? undefined : file?.fixtures[name];
  if (!file || fixture === undefined) return <Contents />;
  if (file.wholePage === true) return fixture;
  return (
    <main className="review">
      <h1 className="nhsuk-u-visually-hidden">
        {component}: {name}
      </h1>
      {fixture}
    </main>
  );
};
