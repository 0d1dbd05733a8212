import { useEffect } from 'react';
import { CheckPaperScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import type { CheckedPaper } from '../../ipc';
import type { CommandFixtures } from '../../ipc/mock';

export const wholePage = true;

export const matches: CheckedPaper = {
  verdict: 'matches',
  said: 'Matches what Solent Vocational Clinic issued on 07/09/2026. It may have been replaced or withdrawn since: ring 01632 960123.',
  advice: '',
  lines: [
    { label: 'Service', value: 'Solent Vocational Clinic' },
    { label: 'Ring', value: '01632 960123' },
    { label: 'Report number', value: '7Q4M-2C9X-KD-R' },
    { label: 'Patient\'s name', value: 'Kevin Pryce' },
    { label: 'Recommendation 1', value: 'Up to 5 kg at waist height.\nA trolley above that.' },
  ],
  record: {
    case: 'c-kevin',
    report: 'r-kevin',
    standing: 'holds',
    said: 'It has not been replaced or withdrawn. Its period ends on 4 Oct 2026.',
    may_talk_to_employer: false,
  },
};

export const replaced: CheckedPaper = {
  ...matches,
  record: {
    case: 'c-kevin',
    report: 'r-kevin',
    standing: 'replaced',
    said: 'It was replaced by 0C4T-77QM-2P-8 on 21 Sep 2026: it no longer holds.',
    may_talk_to_employer: true,
  },
};

export const altered: CheckedPaper = {
  verdict: 'altered',
  said: 'Does not match anything that was issued: the code was changed, misread, or put together from two papers.',
  advice:
    'Read each code once more from the paper. If it says the same again, do not rely on the paper: ring the service on a number you already know.',
  lines: [],
  record: null,
};

const CheckAtDesk = ({ more }: { more: CommandFixtures }) => (
  <Desk at={{ kind: 'checkPaper' }} commands={more}>
    <CheckPaperScreen />
  </Desk>
);

/** The screen once it has answered: the page is checked as it is read, not as it is before. */
const Answered = ({ paper }: { paper: CheckedPaper }) => {
  useEffect(() => {
    document.getElementById('check-paper-check')?.click();
  }, []);
  return <CheckAtDesk more={{ check_paper: () => paper }} />;
};

export const fixtures: Fixtures = {
  empty: <CheckAtDesk more={{}} />,
  matches: <Answered paper={matches} />,
  'replaced since': <Answered paper={replaced} />,
  'not in this record': <Answered paper={{ ...matches, record: null }} />,
  altered: <Answered paper={altered} />,
};

export { CheckAtDesk };
