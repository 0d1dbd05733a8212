import { CaseScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import type { CaseOpen } from '../../components/Navigation';
import type { CommandFixtures } from '../../ipc/mock';
import { playedClinic } from '../../ipc/playedClinic';

export type CaseAtDeskProps = { case?: string; open?: CaseOpen; commands?: CommandFixtures };

/** Bronwen Pugh has everything open at once; Darren Coyle missed twice; Kevin Pryce is an ordinary case. */
export const CaseAtDesk = ({ case: id = 'c-pugh', open, commands }: CaseAtDeskProps) => (
  <Desk at={{ kind: 'case', case: id }} commands={commands ?? playedClinic({ care: true }).commands}>
    <CaseScreen case={id} open={open} />
  </Desk>
);

export const wholePage = true;

export const fixtures: Fixtures = {
  'everything at once': <CaseAtDesk />,
  ordinary: <CaseAtDesk case="c-kevin" />,
  'missed twice': <CaseAtDesk case="c-coyle" open={{ kind: 'missed' }} />,
  'a paper to read': <CaseAtDesk open={{ kind: 'read', questionnaire: 'paper-1' }} />,
  'a disclosure without consent': <CaseAtDesk open={{ kind: 'disclosure' }} />,
  'a consent awaited': <CaseAtDesk open={{ kind: 'consent', consent: 'k-talk' }} />,
};
