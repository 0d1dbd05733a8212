import { useEffect, useState } from 'react';
import type { CatalogueView } from '../../ipc';
import { openStatus, session } from '../../ipc/fixtures';
import { content } from '../../ipc/kevinPryce';
import type { Fixtures } from '../fixture';
import { SessionProvider } from '../Session';
import { TextArea } from '../TextArea';
import { TextField } from '../TextField';
import { WordingProvider } from '.';
import { catalogue, demands, options, problemGroups, slots } from './samples';

const samAtWork = {
  ...session,
  today: openStatus.today,
  demonstration: false,
  version: openStatus.version,
  content: { ...content, adjustments: catalogue, slots, demands, options, problem_groups: problemGroups },
  statusIs: () => undefined,
  refresh: () => undefined,
};

const known = {
  problemGroup: 'musculoskeletal',
  safetyCritical: ['machinery'],
  slots: [
    { name: 'manager', value: 'J. Hill' },
    { name: 'date', value: '4 October 2026' },
  ],
};

type LiveProps = {
  typed?: string;
  /** What the row is about: the words beside it. */
  about?: string;
  favourites?: string[];
  onInserted?: (field: string, wording: CatalogueView) => void;
};

/** Types what a person would, a letter at a time, so that the list stands open in the picture. */
const useTyped = (text: string | undefined) => {
  useEffect(() => {
    const area = document.querySelector('textarea');
    if (!area || text === undefined) return undefined;
    area.focus();
    let typed = 0;
    const timer = setInterval(() => {
      const letter = text.charAt(typed);
      typed += 1;
      if (letter === '') {
        clearInterval(timer);
        return;
      }
      area.setRangeText(letter, area.selectionEnd, area.selectionEnd, 'end');
      area.dispatchEvent(new InputEvent('input', { bubbles: true, data: letter, inputType: 'insertText' }));
    });
    return () => clearInterval(timer);
  }, [text]);
};

export const LiveWording = ({ typed, about, favourites: liked = [], onInserted }: LiveProps) => {
  const [favourites, setFavourites] = useState(liked);
  const [text, setText] = useState('');
  const [line, setLine] = useState('');
  const [plain, setPlain] = useState('');
  useTyped(typed);
  return (
    <SessionProvider
      session={{
        ...samAtWork,
        favourite_wordings: favourites,
        statusIs: (status) => setFavourites(status.session?.favourite_wordings ?? []),
      }}
    >
      <WordingProvider known={known} onInserted={onInserted} aboutOf={() => about ?? ''}>
        <TextArea id="recommendation" label="Recommendation" value={text} onChange={setText} />
        <TextField wording id="line" label="Line" value={line} onChange={setLine} />
        <TextField id="plain" label="Line without wordings" value={plain} onChange={setPlain} />
      </WordingProvider>
    </SessionProvider>
  );
};

export const fixtures: Fixtures = {
  'the list': <LiveWording typed="Lifting: /" />,
  'only lifting': <LiveWording typed="Lifting: /" favourites={['leave-out']} />,
  'nothing has that': <LiveWording typed="Speed 30 /hq" />,
};
