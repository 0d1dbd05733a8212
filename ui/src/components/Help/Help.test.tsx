import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Markdown } from '.';
import { ScreenWithHelp } from './fixtures';

it('shows the keys of the screen and its page of the guide', async () => {
  render(<ScreenWithHelp />);
  await userEvent.keyboard('{F1}');
  expect(screen.getByText('Park this contact', { selector: 'dd' })).toBeTruthy();
  expect(screen.getByText('Sign (not now)')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Dates' })).toBeTruthy();
  expect(screen.getByText(/That day|that day/)).toBeTruthy();
});

it('renders Markdown without ever making HTML of it', () => {
  const { container } = render(
    <Markdown
      text={'# Title\n\nA **bold** [link](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n1. one\n'}
    />,
  );
  expect(container.querySelector('img, a, script')).toBeNull();
  expect(container.querySelector('strong')?.textContent).toBe('bold');
  expect(container.querySelector('ol')?.textContent).toBe('one');
});
