/**
 * The letter is done. The therapist needs it out of the printer or filed where it belongs, for the right reader
 * and in print they can read, and a record of who got it.
 */
import { Loaded } from '../../components/Loaded';
import { call, callBytes, commands, toClinicError } from '../../ipc';
import { IssuedPaper } from './IssuedPaper';

export type PaperIssuedScreenProps = { case: string; paper: string };

/** The stored document; what stops it is shown in its place and never replaced by another rendering. */
const documentOf = async (caseId: string, paper: string) => {
  try {
    return { bytes: await callBytes('paper_pdf', { caseId, paper }) };
  } catch (error) {
    return { failure: toClinicError(error).message };
  }
};

const load = async (caseId: string, paper: string) => {
  const [view, document] = await Promise.all([
    call(commands.issuedPaper(caseId, paper)),
    documentOf(caseId, paper),
  ]);
  return { view, document };
};

export const PaperIssuedScreen = ({ case: caseId, paper }: PaperIssuedScreenProps) => (
  <Loaded id={`${caseId} ${paper}`} title="Issued letter" load={() => load(caseId, paper)}>
    {({ view, document }) => <IssuedPaper key={paper} first={view} document={document} />}
  </Loaded>
);
