import { PaperIssuedScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import sampleUrl from '../../components/PdfPreview/sample.pdf?url';
import type { IssuedPaper } from '../../ipc';
import { banner, reach } from '../../ipc/kevinPryce';
import { GiveDialog } from './GiveDialog';

export const issuedLetter: IssuedPaper = {
  id: 'p-1',
  case: 'c-kevin',
  banner,
  kind: 'gp_letter',
  name: 'Letter to the GP',
  title: 'Health and work: letter to the GP practice',
  number: '7Q4M-2C9X-KD-R',
  issued_on: '2026-09-07',
  template: 'gp-letter',
  edition: '2026-11',
  reader_words: 'the GP',
  pages: 2,
  text: 'Health and work: letter to the GP practice\nDear Doctor',
  file_name: '2026-09-07_gp-letter_7Q4M-2C9X-KD-R.pdf',
  given: ['Printed on 7 Sep 2026, for the GP'],
  readers: [
    { id: 'gp', words: 'the GP', allowed: false, why: 'There is no consent in force for a copy to the GP.' },
    { id: 'patient', words: 'the patient', allowed: true, why: '' },
  ],
  editions: [
    { id: 'standard', words: 'Standard' },
    { id: 'large_print', words: 'Large print, 18 point' },
    { id: 'plain_words', words: 'Plain words' },
    { id: 'large_plain_words', words: 'Large print, plain words' },
  ],
  edition_wanted: 'standard',
  printers: [{ name: 'Clinic-2', place: 'room 4' }],
  employer_is_this_practice: true,
  reach,
  return_to: '',
};

export const wholePage = true;

const nothing = () => undefined;

const AtDesk = ({ dialog = false }: { dialog?: boolean }) => (
  <Desk
    at={{ kind: 'paperIssued', case: 'c-kevin', paper: 'p-1' }}
    commands={{
      issued_paper: () => issuedLetter,
      paper_pdf: async () => (await fetch(sampleUrl)).arrayBuffer(),
    }}
  >
    <PaperIssuedScreen case="c-kevin" paper="p-1" />
    {dialog && (
      <GiveDialog way="print" view={issuedLetter} onGive={() => Promise.resolve()} onCancel={nothing} />
    )}
  </Desk>
);

export const fixtures: Fixtures = {
  issued: <AtDesk />,
  'who is it for': <AtDesk dialog />,
};
