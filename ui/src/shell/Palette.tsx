import { useState } from 'react';
import type { PaletteItem } from '../components/CommandPalette';
import { CommandPalette } from '../components/CommandPalette';
import type { KeyBinding } from '../components/Keys';
import { useKeysInForce } from '../components/Keys';
import { useNavigation } from '../components/Navigation';
import { shortDate } from '../formatting/dates';
import type { PersonFound } from '../ipc';
import { call, commands } from '../ipc';

type PaletteProps = {
  onClose: () => void;
  onHelp: () => void;
  onLock: () => void;
  onEmployerCall: () => void;
  onLeaveDemonstration: (() => void) | undefined;
};

/** Between keystrokes people are not asked for: the answer would be stale before it is read. */
const PAUSE_MS = 120;

const pause = () => new Promise((done) => setTimeout(done, PAUSE_MS));

/** Keys that mean the palette itself, or nothing from inside it. */
const NOT_LISTED = ['Ctrl+K', 'Esc', 'F1', 'F12', 'Alt+N', 'Alt+E', '/'];

const ofTheScreen = (keys: readonly KeyBinding[]): PaletteItem[] =>
  keys
    .filter(({ key, disabled }) => disabled !== true && !NOT_LISTED.includes(key))
    .map(({ key, does, run }) => ({ id: `key ${key}`, label: does, shortcut: key, run }));

/** Ctrl+K: people, what can be done on this screen, and what can be done anywhere. */
export const Palette = ({ onClose, onHelp, onLock, onEmployerCall, onLeaveDemonstration }: PaletteProps) => {
  const { go } = useNavigation();
  const inForce = useKeysInForce();
  // Those of the screen behind, before this dialog's own hide them.
  const [keys] = useState(inForce);
  const [findPeople] = useState(() => {
    let newest = '';
    const item = (person: PersonFound): PaletteItem => {
      const open = person.cases.find((one) => one.open);
      return {
        id: `person ${person.patient}`,
        label: person.shown_name,
        detail: `${shortDate(person.date_of_birth)} · ${person.nhs_number}`,
        run: () => go(open ? { kind: 'case', case: open.case } : { kind: 'patient', patient: person.patient }),
      };
    };
    return async (text: string): Promise<readonly PaletteItem[]> => {
      newest = text;
      await pause();
      if (newest !== text) return [];
      return (await call(commands.find(text))).map(item);
    };
  });

  const actions: PaletteItem[] = [
    ...ofTheScreen(keys),
    { id: 'caseload', label: 'Caseload', run: () => go({ kind: 'caseload' }) },
    {
      id: 'patientNew',
      label: 'Register a patient',
      detail: 'new referral',
      shortcut: 'Alt+N',
      run: () => go({ kind: 'patientNew' }),
    },
    {
      id: 'checkPaper',
      label: 'Check a paper',
      detail: 'somebody rings about one, or sends a copy',
      run: () => go({ kind: 'checkPaper' }),
    },
    {
      id: 'papersAndChecking',
      label: 'Papers and checking',
      detail: 'the number readers ring, the checking page',
      run: () => go({ kind: 'settings', page: 'papers' }),
    },
    {
      id: 'laptops',
      label: 'Laptops and the shared place',
      detail: 'set up sync, let a laptop in, remove a lost one',
      run: () => go({ kind: 'settings', page: 'laptops' }),
    },
    {
      id: 'templates',
      label: 'Templates',
      detail: 'what letters, plans and summaries say, with sources',
      run: () => go({ kind: 'templates' }),
    },
    {
      id: 'sync',
      label: 'Sync',
      detail: 'what waits here, what was had from the other laptops',
      run: () => go({ kind: 'sync' }),
    },
    {
      id: 'employerCall',
      label: 'An employer rings',
      detail: 'neither confirm nor deny',
      shortcut: 'Alt+E',
      run: onEmployerCall,
    },
    { id: 'settings', label: 'Settings', detail: 'people, sites, text size, keys', run: () => go({ kind: 'settings' }) },
    { id: 'help', label: 'Help', shortcut: 'F1', run: onHelp },
    { id: 'lock', label: 'Lock', shortcut: 'F12', run: onLock },
    ...(onLeaveDemonstration
      ? [{ id: 'leave', label: 'Leave the demonstration', run: onLeaveDemonstration }]
      : []),
  ];
  return <CommandPalette onClose={onClose} actions={actions} findPeople={findPeople} />;
};
