import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { KeysProvider } from '../Keys';
import { NavigationProvider, ScreenHeading, useLeaveGuard, useNavigation } from '.';
import { goBack, goOn, here, replaceHere, startAt } from './place';

const Screens = () => {
  const { place, go, back, canGoBack } = useNavigation();
  return (
    <main>
      {place.kind === 'caseload' ? (
        <ScreenHeading key="caseload" title="Caseload" />
      ) : (
        <ScreenHeading key="case" title="Case" />
      )}
      <p>{canGoBack ? 'can go back' : 'start'}</p>
      {place.kind === 'caseload' ? (
        <>
          <button>first</button>
          <button id="row-2" onClick={() => go({ kind: 'case', case: 'c2' })}>
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
    <NavigationProvider start={{ kind: 'caseload' }}>
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

it('does not stand at one place twice when what was done there comes back to it', () => {
  const atCase = goOn(startAt({ kind: 'caseload' }), { kind: 'case', case: 'c' }, 'row');
  const signed = replaceHere(goOn(atCase, { kind: 'contact', draft: 'd' }, 'start'), { kind: 'case', case: 'c' });
  expect(here(signed).place).toEqual({ kind: 'case', case: 'c' });
  expect(here(goBack(signed)).place).toEqual({ kind: 'caseload' });
  const other = replaceHere(goOn(atCase, { kind: 'contact', draft: 'd' }, 'start'), { kind: 'case', case: 'other' });
  expect(here(goBack(other)).place).toEqual({ kind: 'case', case: 'c' });
});

it('stands at a place once, however often it is opened from there', () => {
  const atCase = goOn(startAt({ kind: 'caseload' }), { kind: 'case', case: 'c' }, 'row');
  expect(goOn(atCase, { kind: 'case', case: 'c' }, 'note')).toBe(atCase);
  expect(here(goBack(goOn(atCase, { kind: 'case', case: 'c' }, 'note'))).place).toEqual({ kind: 'caseload' });
});

it('never loses the first stop and never grows without end', () => {
  const start = startAt({ kind: 'caseload' });
  expect(goBack(start)).toBe(start);
  let way = start;
  for (let count = 0; count < 300; count += 1) way = goOn(way, { kind: 'case', case: `${count}` }, 'f');
  expect(way.length).toBe(100);
  expect(here(way).place).toEqual({ kind: 'case', case: '299' });
  expect(here(goBack(way))).toEqual({ place: { kind: 'case', case: '298' }, focusId: 'f' });
});

const HalfFilled = () => {
  const { place, go } = useNavigation();
  const [typed, setTyped] = useState('');
  const release = useLeaveGuard(typed !== '');
  if (place.kind !== 'patientNew') return <p>left</p>;
  return (
    <>
      <input aria-label="First name" value={typed} onChange={(event) => setTyped(event.target.value)} />
      <button onClick={() => go({ kind: 'caseload' })}>away</button>
      <button
        onClick={() => {
          release();
          go({ kind: 'caseload' });
        }}
      >
        saved
      </button>
    </>
  );
};

const halfFilled = () =>
  render(
    <KeysProvider>
      <NavigationProvider start={{ kind: 'patientNew' }}>
        <HalfFilled />
      </NavigationProvider>
    </KeysProvider>,
  );

it('asks before a half-filled form is left, and keeps what was typed', async () => {
  halfFilled();
  await userEvent.type(screen.getByLabelText('First name'), 'Kev');
  await userEvent.click(screen.getByRole('button', { name: 'away' }));
  await userEvent.click(screen.getByRole('button', { name: 'Keep editing' }));
  expect(screen.getByLabelText<HTMLInputElement>('First name').value).toBe('Kev');

  await userEvent.click(screen.getByRole('button', { name: 'away' }));
  await userEvent.click(screen.getByRole('button', { name: 'Leave without saving' }));
  expect(screen.getByText('left')).toBeTruthy();
});

it('does not ask about an empty form, or one that has been saved', async () => {
  halfFilled();
  await userEvent.type(screen.getByLabelText('First name'), 'Kev');
  await userEvent.click(screen.getByRole('button', { name: 'saved' }));
  expect(screen.getByText('left')).toBeTruthy();
});
