import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { LiveWording } from './fixtures';

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
