import { useState } from 'react';
import { ContactScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import type { CarriedView, ContactDraft, ContactScreen as Screen } from '../../ipc';
import { caseView, contactScreen, content, freshDraft, fullDraft, stateOf } from '../../ipc/kevinPryce';
import type { CommandFixtures } from '../../ipc/mock';
import { LeftDialog } from './LeftDialog';
import { withLeft } from './leaving';

/** The commands of one contact, over a draft that is kept as the record would keep it. */
export const contactCommands = (
  draft: ContactDraft,
  more: CommandFixtures = {},
  screen: Partial<Screen> = {},
): CommandFixtures => ({
  contact_draft: () => contactScreen(draft, screen),
  save_contact: ({ draft: saved }) => stateOf(saved as ContactDraft),
  sign_contact: () => caseView,
  enter_in_error: () => null,
  enter_again: () => contactScreen({ ...draft, id: 'd-again' }),
  discard_draft: () => null,
  ...more,
});

type AtDeskProps = { draft: ContactDraft; more?: CommandFixtures; screen?: Partial<Screen> };

export const ContactAtDesk = ({ draft, more, screen }: AtDeskProps) => (
  <Desk at={{ kind: 'contact', draft: draft.id }} commands={contactCommands(draft, more, screen)}>
    <ContactScreen draft={draft.id} />
  </Desk>
);

/** By telephone, at step 1, just dialled. */
export const calling: ContactDraft = { ...freshDraft, step: 'step_1', mode: 'telephone' };

const atRisk: ContactDraft = {
  ...calling,
  position: 'questionnaires',
  answers: [
    {
      item: 'place',
      text: 'In his van outside Brightstore, Hedge End',
      chosen: [],
      on: '',
      nothing_to_add: false,
      left_because: '',
    },
  ],
  questionnaires: [
    {
      instrument: 'phq-9',
      completed_on: '2026-09-07',
      how: 'read_aloud',
      answers: [2, 2, 2, 2, 1, 2, 2, 2, 1],
    },
  ],
};

const sleep = content.agendas.flatMap(({ items }) => items).find(({ id }) => id === 'sleep');
export const carriedSleep: CarriedView[] = sleep ? [{ item: sleep, on: '2026-09-01' }] : [];

const concern = {
  kind: 'red_flag',
  signs: ['both_legs'],
  heard: 'Weak in both legs since this morning',
  done: '',
  told: '',
  told_on: '',
  told_at: '',
  nobody_because: '',
};

const chosen = (item: string, ids: string[]) => ({
  item,
  text: '',
  chosen: ids,
  on: '',
  nothing_to_add: false,
  left_because: '',
});

export const interpreted: ContactDraft = {
  ...calling,
  answers: [chosen('present', ['interpreter'])],
  interpreter: { language: 'Sylheti', name: '', by: 'telephone', kind: 'family_or_friend' },
  position: 'interpreter.name',
};

const flaggedCase = {
  ...caseView,
  risk: { on: '2026-09-01', because: 'PHQ-9' },
  missed: { in_a_row: 1, last_on: '2026-09-03', welfare_check: '', before_sending: '', stages: [] },
  hints: [
    {
      words: 'Consider step 2: what the job asks, what they can do, and a plan with days.',
      reason: 'Off sick since 10 Aug 2026, 4 weeks.',
      unconfirmed: true,
    },
  ],
};

const needed = [
  { field: 'identity', message: 'Can I check I am speaking to the right person? 3 of these ticked', canBeLeft: false },
  { field: 'place', message: 'Where are you right now, in case we are cut off or help is needed?: a line', canBeLeft: true },
  { field: 'difficulty', message: 'What is the main thing that makes work difficult?: a line', canBeLeft: true },
];

const Leaving = () => {
  const [draft, setDraft] = useState(() => withLeft(calling, 'place', 'ran_out_of_time'));
  return (
    <Desk at={{ kind: 'contact', draft: draft.id }} commands={{}}>
      <h1>Contact</h1>
      <LeftDialog
        banner={caseView.banner}
        wanting={needed}
        reasons={content.left_reasons}
        draft={draft}
        onEdit={setDraft}
        onGo={() => undefined}
        onClose={() => undefined}
      />
    </Desk>
  );
};

export const wholePage = true;

export const fixtures: Fixtures = {
  'just begun': <ContactAtDesk draft={freshDraft} />,
  'on the telephone': <ContactAtDesk draft={calling} screen={{ carried: carriedSleep, case: flaggedCase }} />,
  'nearly done': <ContactAtDesk draft={{ ...fullDraft, position: 'match_rows.0.demand@0' }} />,
  'nearly done but for three': (
    <ContactAtDesk
      draft={{
        ...fullDraft,
        answers: fullDraft.answers.filter(({ item }) => !['job', 'treatment', 'advice'].includes(item)),
      }}
    />
  ),
  'a question answered at risk': <ContactAtDesk draft={atRisk} />,
  'the risk prompt': <ContactAtDesk draft={{ ...atRisk, position: 'risk' }} />,
  'a concern to name': <ContactAtDesk draft={{ ...calling, position: 'concern' }} />,
  'a concern': <ContactAtDesk draft={{ ...calling, concerns: [concern], position: 'concerns.0.heard' }} />,
  'an interpreter': <ContactAtDesk draft={interpreted} />,
  'no employer': (
    <ContactAtDesk draft={{ ...calling, answers: [chosen('work_status', ['seeking_work'])], position: 'agenda' }} />
  ),
  'needed and left': <Leaving />,
  'did not attend': <ContactAtDesk draft={{ ...freshDraft, outcome: 'did_not_attend' }} />,
  'talk with the employer': (
    <ContactAtDesk
      draft={{ ...freshDraft, step: 'step_3', with: 'employer', position: 'liaison.consent' }}
    />
  ),
  'tick boxes': <ContactAtDesk draft={{ ...freshDraft, position: 'agenda' }} />,
};
