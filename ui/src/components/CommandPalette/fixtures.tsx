import { useState } from 'react';
import type { PaletteItem } from '.';
import { CommandPalette } from '.';
import { Button } from '../Button';
import { KeysProvider, useKeys } from '../Keys';
import type { Fixtures } from '../fixture';

const PEOPLE = [
  ['PRYCE, Kevin (Kev)', '11-Feb-1984 · 999 100 0003'],
  ['PUGH, Bronwen', '02-May-1979 · 999 100 0011'],
  ['NOËL, Zoë', '30-Dec-1991 · 999 100 0038'],
] as const;

type PaletteFixtureProps = { onRun: (id: string) => void; opened?: boolean };

const Opened = ({ onRun, opened = false }: PaletteFixtureProps) => {
  const [open, setOpen] = useState(opened);
  useKeys([{ key: 'Ctrl+K', does: 'Find', run: () => setOpen(true) }]);
  const item = (label: string, detail?: string, shortcut?: string): PaletteItem => ({
    id: label,
    label,
    detail,
    shortcut,
    run: () => onRun(label),
  });
  const [actions] = useState(() => [
    item('New contact', undefined, 'N'),
    item('New patient'),
    item('Settings', 'sites, people, backup'),
    item('Lock', undefined, 'F12'),
  ]);
  const [findPeople] = useState(() => (text: string) =>
    Promise.resolve(
      PEOPLE.filter(([name]) => name.toLowerCase().startsWith(text.toLowerCase())).map(
        ([name, detail]) => item(name, detail),
      ),
    ),
  );
  return (
    <>
      <Button shortcut="Ctrl+K" onClick={() => setOpen(true)}>
        Find
      </Button>
      {open && (
        <CommandPalette onClose={() => setOpen(false)} actions={actions} findPeople={findPeople} />
      )}
    </>
  );
};

export const Palette = (props: PaletteFixtureProps) => (
  <KeysProvider>
    <Opened {...props} />
  </KeysProvider>
);

export const fixtures: Fixtures = {
  open: <Palette opened onRun={() => undefined} />,
  'to open': <Palette onRun={(id) => (document.title = id)} />,
};
