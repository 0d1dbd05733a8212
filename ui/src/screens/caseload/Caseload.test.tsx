import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { stopPlaying } from '../../ipc/mock';
import { BUSY, CaseloadAtDesk } from './fixtures';
import { groupsOf, shownOf } from './worklistGroups';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 40_000 });
afterEach(() => {
  cleanup();
  stopPlaying();
});

const TODAY = '2026-09-07';
const keys = (text: string) => userEvent.keyboard(text);
const focusedId = () => document.activeElement?.id;
const arrived = () => waitFor(() => expect(focusedId()).toBe('case-c-coyle'));

const start = async () => {
  render(<CaseloadAtDesk />);
  await arrived();
};

it('puts risk first, then a welfare check before anything else that was missed', () => {
  const groups = groupsOf(BUSY, TODAY);
  expect(groups.map(({ id }) => id)).toEqual([
    'risk',
    'missed',
    'differences',
    'same-person',
    'unsigned',
    'reviews',
    'ending',
    'delivery',
    'tell',
    'gp-record',
    'consents',
  ]);
  expect(groups[1]?.lines.map(({ name, detail }) => [name, detail])).toEqual([
    ['WALSH, Terence', 'welfare check, missed 1 Sep'],
    ['COYLE, Darren', 'missed 1 Sep'],
    ['LI, Grace', 'missed 2 Sep'],
  ]);
});

it('leads every line to the very thing to act on', () => {
  const places = new Map(groupsOf(BUSY, TODAY).map(({ id, lines }) => [id, lines[0]?.place]));
  expect(Object.fromEntries(places)).toEqual({
    risk: { kind: 'case', case: 'c-paper-0', open: { kind: 'read', questionnaire: 'paper-0' } },
    missed: { kind: 'case', case: 'c-welfare-0', open: { kind: 'missed' } },
    differences: { kind: 'differences', about: 'case', id: 'c-li' },
    'same-person': { kind: 'samePerson', one: 'p-1', other: 'p-2' },
    unsigned: { kind: 'contact', draft: 'd-1' },
    reviews: { kind: 'case', case: 'c-li' },
    ending: { kind: 'case', case: 'c-coyle', open: { kind: 'report' } },
    delivery: { kind: 'reportIssued', case: 'c-report-0', report: 'report-0' },
    tell: { kind: 'reportIssued', case: 'c-replaced-0', report: 'replaced-0', tell: true },
    'gp-record': { kind: 'contactRead', case: 'c-contact-0', contact: 'contact-0' },
    consents: { kind: 'case', case: 'c-consent-0', open: { kind: 'consent', consent: 'consent-0' } },
  });
});

it('folds long groups where not everything fits, never those about risk', () => {
  const groups = groupsOf({ ...BUSY, risk_to_read: [...BUSY.risk_to_read, ...BUSY.gp_record] }, TODAY);
  const shown = (unfolded: string[]) => groups.map((group) => shownOf(group, groups, unfolded));
  expect(shown([])).toEqual([11, 3, 1, 1, 1, 1, 2, 3, 1, 3, 4]);
  expect(shown(['gp-record'])[9]).toBe(9);
  const few = groupsOf({ ...BUSY, gp_record: [], delivery: [], tell_holder: [] }, TODAY);
  expect(few.map((group) => shownOf(group, few, []))).toEqual(few.map(({ lines }) => lines.length));
});

it('goes to the worklist with W, through all its lines with the arrows, and back to the list with Esc', async () => {
  await start();
  await keys('w');
  expect(focusedId()).toBe('risk-paper-0');
  await keys('{ArrowDown}{ArrowDown}');
  expect(focusedId()).toBe('missed-c-welfare-0');
  await keys('{End}');
  expect(focusedId()).toBe('consent-consent-3');
  await keys('{ArrowDown}{ArrowUp}');
  expect(focusedId()).toBe('consent-consent-2');
  await keys('{Escape}');
  expect(focusedId()).toBe('case-c-coyle');
  // Where the arrows were last.
  await keys('w');
  expect(focusedId()).toBe('consent-consent-2');
});

it('unfolds a group in place, and opens a line with Enter', async () => {
  await start();
  const group = screen.getByRole('region', { name: 'Not in the GP record' });
  expect(within(group).getByRole('heading').textContent).toBe('Not in the GP record9');
  expect(within(group).getAllByRole('listitem')).toHaveLength(4);
  await userEvent.click(within(group).getByRole('button', { name: /^6 more/ }));
  await waitFor(() => expect(focusedId()).toBe('gp-record-contact-3'));
  expect(within(group).getAllByRole('listitem')).toHaveLength(9);
  await keys('{Enter}');
  await screen.findByText(/Gone to: .*"contactRead".*"contact":"contact-3"/);
});

it('says in words that a case carries a risk flag', async () => {
  await start();
  expect(screen.getByRole('row', { name: /PUGH, Bronwen.*risk flag/ })).toBeTruthy();
  expect(screen.queryByRole('row', { name: /COYLE.*risk flag/ })).toBeNull();
});

it('starts a contact with N, and leaves W to the worklist, while a row has the focus', async () => {
  await start();
  await keys('{ArrowDown}n');
  await screen.findByRole('dialog', { name: 'Start a contact' });
  await keys('{Escape}');
  expect(focusedId()).toBe('case-c-li');
  await keys('w{Escape}');
  expect(focusedId()).toBe('case-c-li');
});
