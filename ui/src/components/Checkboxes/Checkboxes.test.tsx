import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Checkboxes } from '.';

it('gives the chosen values in the order of the options', async () => {
  const change = vi.fn();
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: value }));
  render(<Checkboxes id="o" label="Options" options={options} values={['c']} onChange={change} />);
  await userEvent.click(screen.getByLabelText('a'));
  expect(change).toHaveBeenLastCalledWith(['a', 'c']);
  await userEvent.click(screen.getByLabelText('c'));
  expect(change).toHaveBeenLastCalledWith([]);
});
