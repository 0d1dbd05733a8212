import { ContactReadScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import type { ContactView } from '../../ipc';
import { contactView } from '../../ipc/kevinPryce';
import type { CommandFixtures } from '../../ipc/mock';

export const ReadAtDesk = ({ view, more = {} }: { view: ContactView; more?: CommandFixtures }) => (
  <Desk
    at={{ kind: 'contactRead', case: view.case, contact: view.contact.id }}
    commands={{ contact: () => view, ...more }}
  >
    <ContactReadScreen case={view.case} contact={view.contact.id} />
  </Desk>
);

export const struckView: ContactView = {
  ...contactView,
  struck: {
    text: 'Written under the wrong patient.',
    by: 'Sam Okafor',
    at: '9 September 2026, 08:30',
  },
};

export const wholePage = true;

export const fixtures: Fixtures = {
  signed: <ReadAtDesk view={contactView} />,
  'entered in error': <ReadAtDesk view={struckView} />,
};
