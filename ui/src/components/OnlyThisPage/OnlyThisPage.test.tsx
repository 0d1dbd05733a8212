import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { OnlyThisPageKeys, OnlyThisPageLine, OnlyThisPageProvider, useOnlyThisPage } from '.';
import { AnnouncerProvider } from '../Announcer';
import { KeysProvider, useKeys } from '../Keys';

/** A page whose keys change while it is shown, as those of a form do. */
const Page = ({ onEsc, onSign }: { onEsc: () => void; onSign: () => void }) => {
  const { on, show } = useOnlyThisPage();
  const [words, setWords] = useState('Back');
  useKeys([
    { key: 'Esc', does: words, run: onEsc },
    { key: 'Ctrl+Enter', does: 'Sign', run: onSign },
  ]);
  return (
    <main>
      <h1 tabIndex={-1}>Contact</h1>
      {on ? <OnlyThisPageLine demonstration={false} messageWaits={false} /> : <button onClick={show}>Show</button>}
      <button onClick={() => setWords('Between note and agenda')}>change</button>
      <OnlyThisPageKeys patientOpen />
    </main>
  );
};

const show = () => {
  const onEsc = vi.fn();
  const onSign = vi.fn();
  render(
    <KeysProvider>
      <OnlyThisPageProvider>
        <AnnouncerProvider>
          <Page onEsc={onEsc} onSign={onSign} />
        </AnnouncerProvider>
      </OnlyThisPageProvider>
    </KeysProvider>,
  );
  return { onEsc, onSign };
};

const line = () => screen.queryByRole('region', { name: 'Only this page' });

it('has Esc for itself, also when the keys of the page change meanwhile, and leaves the others to the page', async () => {
  const { onEsc, onSign } = show();
  await userEvent.keyboard('{F9}');
  await userEvent.click(screen.getByText('change'));
  await userEvent.keyboard('{Control>}{Enter}{/Control}{Escape}');
  expect(onSign).toHaveBeenCalledTimes(1);
  expect(onEsc).not.toHaveBeenCalled();
  expect(line()).toBeNull();
  await userEvent.keyboard('{Escape}');
  expect(onEsc).toHaveBeenCalledTimes(1);
});

it('never leaves the focus nowhere, whichever button began or ended it', async () => {
  show();
  await userEvent.click(screen.getByText('Show'));
  const end = screen.getByRole('button', { name: /^Go on/ });
  expect(document.activeElement).toBe(end);
  await userEvent.keyboard('{Enter}');
  expect(line()).toBeNull();
  await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
});
