/**
 * A letter, a plan or a summary, between two patients. Most of it is there already: what the therapist needs
 * is to see what is still open, to say it in their own words, and to see the page as its reader will.
 */
import { Loaded } from '../../components/Loaded';
import { call, commands } from '../../ipc';
import { PaperDesk } from './PaperDesk';

export type PaperScreenProps = {
  /** The draft's id. */
  draft: string;
};

export const PaperScreen = ({ draft }: PaperScreenProps) => (
  <Loaded id={draft} title="Letter" load={() => call(commands.paperDraft(draft))}>
    {(screen) => <PaperDesk key={draft} screen={screen} />}
  </Loaded>
);
