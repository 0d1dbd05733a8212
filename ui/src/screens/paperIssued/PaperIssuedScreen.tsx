/**
 * The letter is done. The therapist needs it out of the printer or filed where it belongs, for the right reader
 * and in print they can read, and a record of who got it.
 */
import { Loaded } from '../../components/Loaded';
import { firstPaper, storedPaper } from '../../components/StoredPaper';
import { call, callBytes, commands } from '../../ipc';
import { IssuedPaper } from './IssuedPaper';

export type PaperIssuedScreenProps = { case: string; paper: string };

const documentOf = (caseId: string, paper: string) =>
  storedPaper(() => callBytes('paper_pdf', { caseId, paper }));

const load = async (caseId: string, paper: string) => {
  const [view, document] = await Promise.all([
    call(commands.issuedPaper(caseId, paper)),
    firstPaper(documentOf(caseId, paper)),
  ]);
  return { view, document };
};

export const PaperIssuedScreen = ({ case: caseId, paper }: PaperIssuedScreenProps) => (
  <Loaded id={`${caseId} ${paper}`} title="Issued letter" load={() => load(caseId, paper)}>
    {({ view, document }) => (
      <IssuedPaper key={paper} first={view} document={document} onAsk={() => documentOf(caseId, paper)} />
    )}
  </Loaded>
);
