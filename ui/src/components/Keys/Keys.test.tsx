import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { KeyBinding } from '.';
import { KeysProvider, useKeys, useKeysInForce } from '.';
import { keyName } from './keyName';

type LayerProps = { bindings: KeyBinding[]; modal?: boolean; first?: boolean };

const Layer = ({ bindings, modal = false, first = false }: LayerProps) => {
  useKeys(bindings, { modal, first });
  return null;
};

const InForce = () => <p>{useKeysInForce().map(({ key }) => key).join(' ')}</p>;

it('names keys as people write them', () => {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  expect(keyName({ ...none, key: 'k', ctrlKey: true })).toBe('Ctrl+K');
  expect(keyName({ ...none, key: 'Enter', ctrlKey: true })).toBe('Ctrl+Enter');
  expect(keyName({ ...none, key: 'Escape' })).toBe('Esc');
  expect(keyName({ ...none, key: '?', shiftKey: true })).toBe('?');
  expect(keyName({ ...none, key: 'F6', shiftKey: true })).toBe('Shift+F6');
});

it('lets the latest layer win, and gives the key back when it goes', async () => {
  const below = vi.fn();
  const above = vi.fn();
  const keys = (both: boolean) => (
    <KeysProvider>
      <Layer bindings={[{ key: 'F6', does: 'below', run: below }]} />
      {both && <Layer bindings={[{ key: 'F6', does: 'above', run: above }]} />}
    </KeysProvider>
  );
  const { rerender } = render(keys(true));
  await userEvent.keyboard('{F6}');
  rerender(keys(false));
  await userEvent.keyboard('{F6}');
  expect([above.mock.calls.length, below.mock.calls.length]).toEqual([1, 1]);
});

it('hides everything below a modal layer', async () => {
  const sign = vi.fn();
  render(
    <KeysProvider>
      <Layer bindings={[{ key: 'Ctrl+Enter', does: 'Sign', run: sign }]} />
      <Layer modal bindings={[{ key: 'Esc', does: 'Close', run: vi.fn() }]} />
      <InForce />
    </KeysProvider>,
  );
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(sign).not.toHaveBeenCalled();
  expect(screen.getByText('Esc')).toBeTruthy();
});

it('lets what goes first win over later layers, but not over a dialog', async () => {
  const first = vi.fn();
  const later = vi.fn();
  const close = vi.fn();
  const both = (dialog: boolean) => (
    <KeysProvider>
      <Layer first bindings={[{ key: 'Esc', does: 'first', run: first }]} />
      <Layer bindings={[{ key: 'Esc', does: 'later', run: later }]} />
      {dialog && <Layer modal bindings={[{ key: 'Esc', does: 'Close', run: close }]} />}
    </KeysProvider>
  );
  const { rerender } = render(both(false));
  await userEvent.keyboard('{Escape}');
  rerender(both(true));
  await userEvent.keyboard('{Escape}');
  expect([first, later, close].map(({ mock }) => mock.calls.length)).toEqual([1, 0, 1]);
});

it('works from a dialog where a key always does', async () => {
  const lock = vi.fn();
  const help = vi.fn();
  render(
    <KeysProvider>
      <Layer
        bindings={[
          { key: 'F12', does: 'Lock', run: lock, always: true },
          { key: 'F1', does: 'Help', run: help },
        ]}
      />
      <Layer modal bindings={[{ key: 'Esc', does: 'Close', run: vi.fn() }]} />
    </KeysProvider>,
  );
  await userEvent.keyboard('{F12}{F1}');
  expect([lock, help].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
});

it('leaves letters to the text being written, but not function keys', async () => {
  const letter = vi.fn();
  const park = vi.fn();
  render(
    <KeysProvider>
      <Layer
        bindings={[
          { key: 'N', does: 'New contact', run: letter },
          { key: 'F6', does: 'Park', run: park },
        ]}
      />
      <input aria-label="Note" />
    </KeysProvider>,
  );
  await userEvent.keyboard('n');
  expect(letter).toHaveBeenCalledTimes(1);
  await userEvent.type(screen.getByLabelText('Note'), 'nn{F6}');
  expect(letter).toHaveBeenCalledTimes(1);
  expect(park).toHaveBeenCalledTimes(1);
});

it('ignores a key held down, one a component has dealt with, and one that is resting', () => {
  const run = vi.fn();
  render(
    <KeysProvider>
      <Layer
        bindings={[
          { key: 'F6', does: 'Park', run },
          { key: 'F7', does: 'Questionnaire', run, disabled: true },
        ]}
      />
      <button onKeyDown={(event) => event.preventDefault()}>dealt with</button>
    </KeysProvider>,
  );
  fireEvent.keyDown(document.body, { key: 'F6', repeat: true });
  fireEvent.keyDown(screen.getByRole('button'), { key: 'F6' });
  fireEvent.keyDown(document.body, { key: 'F7' });
  expect(run).not.toHaveBeenCalled();
});
