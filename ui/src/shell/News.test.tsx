import { act, cleanup, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CommandPalette } from '../components/CommandPalette';
import { Desk } from '../components/Desk';
import { ExchangingProvider } from '../components/Exchanging';
import type { CaseView, PatientView, Told, Worklist } from '../ipc';
import type { CommandFixtures } from '../ipc/mock';
import { stopPlaying } from '../ipc/mock';
import { playedClinic } from '../ipc/playedClinic';
import { CaseScreen } from '../screens/case';
import { CaseloadScreen } from '../screens/caseload';
import { PatientScreen } from '../screens/patient';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 40_000 });

let tell: (what: Told) => void;
const listening: CommandFixtures = {
  sync_status: () => null,
  listen: ({ told }) => {
    tell = (what) => (told as { onmessage: (what: Told) => void }).onmessage(what);
    return null;
  },
};
const othersEntriesCame = () => act(() => tell('record'));

beforeEach(() => {
  tell = () => undefined;
});
afterEach(() => {
  cleanup();
  stopPlaying();
});

const valueOf = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name }).value;

const patientOpen = async () => {
  const { commands } = playedClinic();
  const first = commands.patient?.({ patient: 'kevin' }) as PatientView;
  const others: Record<string, unknown> = {};
  const corrected: unknown[] = [];
  render(
    <Desk
      at={{ kind: 'patient', patient: 'kevin' }}
      commands={{
        ...commands,
        ...listening,
        patient: () => ({ ...first, form: { ...first.form, ...others } }),
        correct_patient: (input) => {
          corrected.push(input.form);
          return { ...first, form: input.form };
        },
      }}
    >
      <ExchangingProvider>
        <PatientScreen patient="kevin" />
      </ExchangingProvider>
    </Desk>,
  );
  await screen.findByRole('textbox', { name: 'Telephone' });
  return { others, corrected };
};

it('lets a form follow what others changed, and never sets it back when something else is saved', async () => {
  const { others, corrected } = await patientOpen();
  await userEvent.type(screen.getByRole('textbox', { name: 'GP practice' }), 'Larkfield');
  others.telephone = '01632 960222';
  othersEntriesCame();
  await vi.waitFor(() => expect(valueOf('Telephone')).toBe('01632 960222'));
  expect(valueOf('GP practice')).toContain('Larkfield');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'GP practice' }));
  expect(screen.getAllByText(/has come from another laptop/)).not.toEqual([]);

  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await vi.waitFor(() => expect(corrected).toHaveLength(1));
  expect(corrected).toEqual([expect.objectContaining({ telephone: '01632 960222' })]);
});

it('leaves a number that is being typed, and says beside it what another laptop recorded', async () => {
  const { others } = await patientOpen();
  const telephone = screen.getByRole('textbox', { name: 'Telephone' });
  await userEvent.clear(telephone);
  await userEvent.type(telephone, '01632 960111');
  others.telephone = '01632 960222';
  othersEntriesCame();
  await screen.findByText('Meanwhile on another laptop: 01632 960222');
  expect(valueOf('Telephone')).toBe('01632 960111');
  expect(document.activeElement).toBe(telephone);
  screen.getByText(/A field that you are changing was changed on another laptop meanwhile/);
});

it('shows an open case as it then is, and says so only when something in it is new', async () => {
  const { commands } = playedClinic({ care: true });
  const first = commands.case?.({ caseId: 'c-kevin' }) as CaseView;
  let view = first;
  let asked = 0;
  render(
    <Desk
      at={{ kind: 'case', case: 'c-kevin' }}
      commands={{
        ...commands,
        ...listening,
        case: () => {
          asked += 1;
          return view;
        },
      }}
    >
      <ExchangingProvider>
        <CaseScreen case="c-kevin" />
      </ExchangingProvider>
    </Desk>,
  );
  await screen.findByRole('heading', { level: 1, name: /^Case/ });
  othersEntriesCame();
  await vi.waitFor(() => expect(asked).toBe(2));
  expect(screen.queryByText(/has come from another laptop/)).toBeNull();

  view = { ...first, notices: ['Goal: set differently by people who had not seen each other’s entry.'] };
  othersEntriesCame();
  await screen.findByText(/Goal: set differently/);
  expect(screen.getAllByText(/Something about this case has come from another laptop/)).not.toEqual([]);
});

it('reads the worklist again', async () => {
  const { commands } = playedClinic();
  const empty = commands.worklist?.({}) as Worklist;
  let worklist = empty;
  render(
    <Desk at={{ kind: 'caseload' }} commands={{ ...commands, ...listening, worklist: () => worklist }}>
      <ExchangingProvider>
        <CaseloadScreen />
      </ExchangingProvider>
    </Desk>,
  );
  await screen.findByRole('region', { name: 'Differences to settle' });
  worklist = {
    ...empty,
    differences: [{ about: { kind: 'case', id: 'c-li' }, shown_name: 'NEWCOMER, Ann', what: 'Entries differ' }],
  };
  othersEntriesCame();
  await screen.findByText('NEWCOMER, Ann');
});

it('finds people again while the palette is open, and Enter still opens the one that was read', async () => {
  const run = vi.fn();
  const item = (name: string) => ({
    id: name,
    label: name,
    run: () => {
      run(name);
    },
  });
  let people = [item('PRYCE, Kevin')];
  const find = () => Promise.resolve(people);
  const { commands } = playedClinic();
  render(
    <Desk at={{ kind: 'caseload' }} commands={{ ...commands, ...listening }}>
      <ExchangingProvider>
        <CommandPalette actions={[]} findPeople={find} onClose={() => undefined} />
      </ExchangingProvider>
    </Desk>,
  );
  await userEvent.type(screen.getByRole('combobox', { name: /Name, NHS number/ }), 'pr');
  await screen.findByRole('option', { name: 'PRYCE, Kevin' });
  people = [item('PRATT, Ann'), item('PRYCE, Kevin')];
  othersEntriesCame();
  await screen.findByRole('option', { name: 'PRATT, Ann' });
  await userEvent.keyboard('{Enter}');
  expect(run).toHaveBeenCalledWith('PRYCE, Kevin');
});
