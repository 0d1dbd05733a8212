/**
 * The therapist agrees the words with the person beside them, then hands the paper over. They need the
 * page as it will print while they type, and beside each field what stops it or is worth a second look.
 */
import { Loaded } from '../../components/Loaded';
import { call, commands } from '../../ipc';
import { ReportDesk } from './ReportDesk';

export type ReportScreenProps = {
  /** The draft's id. */
  draft: string;
  /** Where to put the cursor, when not where it was left. */
  field?: string | undefined;
};

export const ReportScreen = ({ draft, field }: ReportScreenProps) => (
  <Loaded id={draft} title="Report" load={() => call(commands.reportDraft(draft))}>
    {(screen) => <ReportDesk key={draft} screen={screen} field={field} />}
  </Loaded>
);
