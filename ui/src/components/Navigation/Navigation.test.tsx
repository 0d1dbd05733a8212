import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { NavigationProvider, ScreenHeading, useNavigation } from '.';
import { goBack, goOn, here, startAt } from './place';

const Screens = () => {
  const { place, go, back, canGoBack } = useNavigation();
  return (
    <main>
      {place.screen === 'caseload' ? (
        <ScreenHeading key="caseload" title="Caseload" />
      ) : (
        <ScreenHeading key="case" title="Case" />
      )}
      <p>{canGoBack ? 'can go back' : 'start'}</p>
      {place.screen === 'caseload' ? (
        <>
          <button>first</button>
          <button id="row-2" onClick={() => go({ screen: 'case', caseId: 'c2' })}>
            open
          </button>
        </>
      ) : (
        <button onClick={back}>back</button>
      )}
    </main>
  );
};

it('focuses the heading on arrival, titles the window, and returns to the field that was left', async () => {
  render(
    <NavigationProvider start={{ screen: 'caseload' }}>
      <Screens />
    </NavigationProvider>,
  );
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Caseload' }));
  expect(screen.getByText('start')).toBeTruthy();

  await userEvent.click(screen.getByRole('button', { name: 'open' }));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Case' }));
  expect(document.title).toBe('Case – Stepwell');
  expect(screen.getByText('can go back')).toBeTruthy();

  await userEvent.click(screen.getByRole('button', { name: 'back' }));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'open' }));
  expect(document.title).toBe('Caseload – Stepwell');
});

it('never loses the first stop and never grows without end', () => {
  const start = startAt({ screen: 'caseload' });
  expect(goBack(start)).toBe(start);
  let way = start;
  for (let count = 0; count < 300; count += 1) way = goOn(way, { screen: 'case', caseId: `${count}` }, 'f');
  expect(way.length).toBe(100);
  expect(here(way).place).toEqual({ screen: 'case', caseId: '299' });
  expect(here(goBack(way))).toEqual({ place: { screen: 'case', caseId: '298' }, focusId: 'f' });
});
