import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { EmployerCall } from '.';
import { stopPlaying } from '../../ipc/mock';
import { playedClinic } from '../../ipc/playedClinic';
import { Desk } from '../Desk';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 40_000 });
afterEach(() => {
  cleanup();
  stopPlaying();
});

const send = () => userEvent.keyboard('{Control>}{Enter}{/Control}');

const start = () => {
  const clinic = playedClinic();
  const onClose = vi.fn();
  render(
    <Desk at={{ kind: 'caseload' }} commands={clinic.commands}>
      <EmployerCall onClose={onClose} />
    </Desk>,
  );
  return { onClose, sent: (command: string) => clinic.asked.filter((one) => one.command === command) };
};

it('says what to say first, looks nobody up by itself, and keeps the call with the person chosen', async () => {
  const { onClose, sent } = start();
  const dialog = await screen.findByRole('dialog', { name: 'An employer rings' });
  expect(within(dialog).getByRole('list', { name: 'Say' }).textContent).toContain(
    'whether anybody is known to us',
  );
  await userEvent.type(within(dialog).getByLabelText('Name they give'), 'J. Hill');
  await userEvent.type(within(dialog).getByLabelText('Number to ring back'), '01632 960555');
  expect(sent('find')).toEqual([]);
  await send();
  await screen.findAllByText('Choose the person, or that it is about nobody here');
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.type(within(dialog).getByLabelText(/whom is it about/), 'pryce');
  await userEvent.click(await within(dialog).findByRole('radio', { name: /PRYCE/ }));
  await send();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent('record_employer_call')[0]?.input).toMatchObject({
    caseId: 'c-kevin',
    form: { caller: 'J. Hill', number: '01632 960555' },
  });
});

it('keeps nothing about nobody, and says so', async () => {
  const { onClose, sent } = start();
  const dialog = await screen.findByRole('dialog', { name: 'An employer rings' });
  await userEvent.type(within(dialog).getByLabelText('Name they give'), 'Somebody');
  await userEvent.click(within(dialog).getByRole('radio', { name: /Nobody here/ }));
  await send();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent('record_employer_call')).toEqual([]);
  expect((await screen.findAllByText(/Nothing was recorded/)).length).toBeGreaterThan(0);
});
