import type { ReactNode } from 'react';
import { CaseScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import type { CaseOpen } from '../../components/Navigation';
import type { FitNoteForm } from '../../ipc';
import type { CommandFixtures } from '../../ipc/mock';
import { caseView } from '../../ipc/kevinPryce';
import { playedClinic } from '../../ipc/playedClinic';
import { ConsentDialog } from './ConsentDialog';
import { ConsentHistory } from './ConsentHistory';
import { FitNotesDialog } from './FitNotesDialog';

export type CaseAtDeskProps = { case?: string; open?: CaseOpen; commands?: CommandFixtures };

/** Bronwen Pugh has everything open at once; Darren Coyle missed twice; Kevin Pryce is an ordinary case. */
export const CaseAtDesk = ({ case: id = 'c-pugh', open, commands }: CaseAtDeskProps) => (
  <Desk at={{ kind: 'case', case: id }} commands={commands ?? playedClinic({ care: true }).commands}>
    <CaseScreen case={id} open={open} />
  </Desk>
);

const nothing = () => undefined;

/** A dialog that a key opens, over nothing. */
const Over = ({ children }: { children: ReactNode }) => (
  <Desk at={{ kind: 'case', case: caseView.case }} commands={playedClinic().commands}>
    <h1>Case</h1>
    {children}
  </Desk>
);

/** All there is to say about fit notes: another that does not fit, and a rule that is broken. */
const twoNotes = {
  ...caseView,
  fit_notes: {
    ...caseView.fit_notes,
    notes: [
      {
        place: 1,
        form: { ...caseView.form.fit_notes[0], from: '2026-09-07', to: '2026-12-31', advice: 'may_be_fit' } as FitNoteForm,
        title: 'May be fit for work, 7 Sep 2026 to 31 Dec 2026',
        lines: ['Issued by Dr Shah, GP, 7 Sep 2026', 'Comments: Amended duties'],
      },
      ...caseView.fit_notes.notes,
    ],
    looks: [
      { rule: 'overlap', words: 'Two fit notes cover the days from 7 Sep to 13 Sep 2026.', source: 'Our proposal', unconfirmed: true, notes: [0, 1] },
      { rule: 'too_long', words: 'Longer than 3 months, in the first 6 months of the absence.', source: 'gov.uk, fit note guidance', unconfirmed: false, notes: [1] },
    ],
  },
};

export const wholePage = true;

export const fixtures: Fixtures = {
  'everything at once': <CaseAtDesk />,
  ordinary: <CaseAtDesk case="c-kevin" />,
  'missed twice': <CaseAtDesk case="c-coyle" open={{ kind: 'missed' }} />,
  'a paper to read': <CaseAtDesk open={{ kind: 'read', questionnaire: 'paper-1' }} />,
  'a disclosure without consent': <CaseAtDesk open={{ kind: 'disclosure' }} />,
  'consents and their history': (
    <Over>
      <ConsentHistory view={caseView} onDisclosure={nothing} onClose={nothing} />
    </Over>
  ),
  'a consent to withdraw': (
    <Over>
      <ConsentDialog view={caseView} purpose="employer_copy" onView={nothing} onClose={nothing} />
    </Over>
  ),
  'fit notes': (
    <Over>
      <FitNotesDialog view={twoNotes} onView={nothing} onClose={nothing} />
    </Over>
  ),
  'a consent awaited': <CaseAtDesk open={{ kind: 'consent', consent: 'k-talk' }} />,
};
