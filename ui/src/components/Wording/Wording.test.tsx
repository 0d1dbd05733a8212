import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { openStatus, session } from '../../ipc/fixtures';
import { playCommands, stopPlaying } from '../../ipc/mock';
import { LiveWording } from './fixtures';

afterEach(stopPlaying);

const area = () => screen.getByLabelText<HTMLTextAreaElement>('Recommendation');
const selected = () => area().value.slice(area().selectionStart, area().selectionEnd);
const list = () => screen.queryByRole('listbox', { name: 'Wordings' });

const show = () => {
  const onInserted = vi.fn();
  render(<LiveWording onInserted={onInserted} />);
  return onInserted;
};
const type = (text: string) => userEvent.type(area(), text);
const press = (keys: string) => userEvent.keyboard(keys);

it('opens by a slash at the start or after a space, and nowhere else', async () => {
  show();
  await type('30 km/h');
  expect(list()).toBeNull();
  await press(' /');
  expect(screen.getAllByRole('option')).toHaveLength(6);
  expect(screen.getByRole('status').textContent).toContain('6 wordings');
});

it('leaves what was typed with Esc, and a lone slash after a space', async () => {
  show();
  await type('a /lif');
  await press('{Escape}');
  expect(list()).toBeNull();
  await press('t and / or');
  expect(list()).toBeNull();
  expect(area().value).toBe('a /lift and / or');
});

it('says which option is active, and takes it with Enter in place of what was typed', async () => {
  const onInserted = show();
  await type('Now /l');
  expect(area().getAttribute('aria-controls')).toBe(list()?.id);
  expect(screen.getByRole('option', { selected: true }).id).toBe(area().getAttribute('aria-activedescendant'));
  await press('{ArrowDown}{ArrowUp}ift{Enter}');
  expect(list()).toBeNull();
  expect(area().getAttribute('aria-controls')).toBeNull();
  expect(area().value).toMatch(/^Now Keep lifts to about \{kg\} kg/);
  expect(selected()).toBe('{kg}');
  expect(onInserted).toHaveBeenCalledWith('recommendation', expect.objectContaining({ id: 'lift-limit', option: 'amended_duties' }));
});

it('goes from slot to slot with Tab, types over them, back with Shift, and leaves after the last', async () => {
  show();
  await type('/lift{Enter}');
  await press('5{Tab}');
  expect(selected()).toBe('{times an hour}');
  await press('{Tab}');
  expect(selected()).toBe('{review}');
  await press('{Shift>}{Tab}{/Shift}');
  expect(selected()).toBe('{times an hour}');
  await press('10{Tab}{Tab}');
  expect(selected()).toBe('{aid or second person}');
  await press('a trolley{Tab}');
  expect(document.activeElement?.id).toBe('line');
  expect(area().value).toContain('to about 5 kg, close to the body, no more than 10 an hour, until reviewed on {review}; use a trolley above');
});

it('fills in what the case knows', async () => {
  show();
  await type('/coffee{Enter}');
  expect(area().value).toBe('First visit: an informal coffee/visit with J. Hill, before any duties.');
  expect(area().selectionStart).toBe(area().value.length);
});

it('lets Enter make a new line when nothing is found', async () => {
  show();
  await type('/zzz');
  expect(screen.getByText(/No wording has that/)).toBeTruthy();
  await press('{Enter}');
  expect(list()).toBeNull();
  expect(area().value).toBe('/zzz\n');
});

it('takes a line of text only where it says so', async () => {
  show();
  await userEvent.type(screen.getByLabelText('Line without wordings'), '/');
  expect(list()).toBeNull();
  await userEvent.type(screen.getByLabelText('Line'), '/');
  expect(list()).toBeTruthy();
  await userEvent.click(screen.getByRole('option', { name: /coffee/ }));
  expect(screen.getByLabelText<HTMLInputElement>('Line').value).toContain('J. Hill');
});

const numbers = () => screen.getAllByRole('option').map((one) => Number.parseInt(one.textContent, 10));
const filter = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}: `) }).textContent;

it('shows by Alt+P only what is for this kind of problem or for any, and all again', async () => {
  show();
  await type('/');
  expect(numbers()).toEqual([30, 9, 1, 8, 23, 25]);
  await press('{Alt>}p{/Alt}');
  expect(numbers()).toEqual([30, 9, 1, 8]);
  expect(filter('Problem')).toContain('Muscles, bones or joints');
  expect(screen.getByRole('status').textContent).toContain('4 wordings');
  expect(screen.getByRole('status').textContent).toContain('Only Muscles, bones or joints.');
  await press('{Alt>}p{/Alt}');
  expect(numbers()).toHaveLength(6);
  expect(filter('Problem')).toContain('any');
});

it('goes by Alt+D through the demands, what was written about in the row first', async () => {
  render(<LiveWording about="Full day on his feet, tired by noon" />);
  await type('/');
  await press('{Alt>}d{/Alt}');
  expect(filter('Demand')).toContain('Hours and stamina');
  expect(numbers()).toEqual([1]);
  await press('{Alt>}d{/Alt}');
  expect(filter('Demand')).toContain('Lifting and carrying');
  expect(numbers()).toEqual([9]);
  await press('{Alt>}d{/Alt}');
  expect(filter('Demand')).toContain('any');
});

it('goes by Alt+O through the options, together with the other filters, and Enter takes what is left', async () => {
  const onInserted = show();
  await type('/');
  await press('{Alt>}o{/Alt}');
  expect(filter('Option')).toContain('a phased return to work');
  expect(numbers()).toEqual([1, 25]);
  await press('{Alt>}p{/Alt}');
  expect(numbers()).toEqual([1]);
  expect(area().value).toBe('/');
  await press('{Enter}');
  expect(onInserted).toHaveBeenCalledWith('recommendation', expect.objectContaining({ id: 'graded-hours' }));
});

it('stars by Alt+F: first in the list, still the one that Enter takes, and no more by the same key', async () => {
  const asked: unknown[] = [];
  let liked: string[] = [];
  playCommands({
    star_wording: (args) => {
      asked.push(args);
      liked = args.starred === true ? [...liked, String(args.wording)] : liked.filter((one) => one !== args.wording);
      return { ...openStatus, session: { ...session, favourite_wordings: liked } };
    },
  });
  const onInserted = show();
  await type('/');
  await press('{ArrowDown}{ArrowDown}{ArrowDown}{Alt>}f{/Alt}');
  expect((await screen.findByText('Favourite.')).closest('[role=option]')?.textContent).toContain('Leave out');
  expect(numbers()).toEqual([8, 30, 9, 1, 23, 25]);
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('Leave out');
  await press('{Alt>}f{/Alt}');
  await vi.waitFor(() => expect(screen.queryByText('Favourite.')).toBeNull());
  expect(numbers()).toEqual([30, 9, 1, 8, 23, 25]);
  expect(asked).toEqual([
    { wording: 'leave-out', starred: true },
    { wording: 'leave-out', starred: false },
  ]);
  await press('{Enter}');
  expect(onInserted).toHaveBeenCalledWith('recommendation', expect.objectContaining({ id: 'leave-out' }));
});
