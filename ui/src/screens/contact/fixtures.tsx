import { ContactScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import type { ContactDraft } from '../../ipc';
import { caseView, contactScreen, freshDraft, fullDraft, stateOf } from '../../ipc/kevinPryce';
import type { CommandFixtures } from '../../ipc/mock';

/** The commands of one contact, over a draft that is kept as the record would keep it. */
export const contactCommands = (draft: ContactDraft, more: CommandFixtures = {}): CommandFixtures => ({
  contact_draft: () => contactScreen(draft),
  save_contact: ({ draft: saved }) => stateOf(saved as ContactDraft),
  sign_contact: () => caseView,
  discard_draft: () => null,
  ...more,
});

export const ContactAtDesk = ({ draft, more }: { draft: ContactDraft; more?: CommandFixtures }) => (
  <Desk at={{ kind: 'contact', draft: draft.id }} commands={contactCommands(draft, more)}>
    <ContactScreen draft={draft.id} />
  </Desk>
);

const atRisk: ContactDraft = {
  ...freshDraft,
  mode: 'telephone',
  position: 'questionnaires',
  questionnaires: [
    {
      instrument: 'phq-9',
      completed_on: '2026-09-07',
      how: 'read_aloud',
      answers: [2, 2, 2, 2, 1, 2, 2, 2, 1],
    },
  ],
};

export const wholePage = true;

export const fixtures: Fixtures = {
  'just begun': <ContactAtDesk draft={freshDraft} />,
  'nearly done': <ContactAtDesk draft={{ ...fullDraft, position: 'match_rows.0.demand@0' }} />,
  'a question answered at risk': <ContactAtDesk draft={atRisk} />,
  'did not attend': <ContactAtDesk draft={{ ...freshDraft, outcome: 'did_not_attend' }} />,
  'talk with the employer': (
    <ContactAtDesk draft={{ ...freshDraft, step: 'step_3', position: 'liaison.consent' }} />
  ),
  'tick boxes': <ContactAtDesk draft={{ ...freshDraft, position: 'agenda' }} />,
};
