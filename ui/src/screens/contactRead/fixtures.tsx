import { ContactReadScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import type { ConsentView, ContactView } from '../../ipc';
import { caseView, consents, contactView } from '../../ipc/kevinPryce';
import type { CommandFixtures } from '../../ipc/mock';

export type ReadAtDeskProps = { view: ContactView; given?: readonly ConsentView[]; more?: CommandFixtures };

export const ReadAtDesk = ({ view, given = consents, more = {} }: ReadAtDeskProps) => (
  <Desk
    at={{ kind: 'contactRead', case: view.case, contact: view.contact.id }}
    commands={{ contact: () => view, case: () => ({ ...caseView, consents: given }), ...more }}
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

export const filedView: ContactView = {
  ...contactView,
  gp_record: { put: true, words: 'In the GP record: Sam Okafor, 7 Sep 2026, 11:52' },
};

export const refusedGpCopy = consents.map((one) =>
  one.purpose === 'gp_copy' ? { ...one, decision: 'refused' } : one,
);

export const wholePage = true;

export const fixtures: Fixtures = {
  signed: <ReadAtDesk view={contactView} />,
  'in the GP record': <ReadAtDesk view={filedView} />,
  'copy to the GP refused': <ReadAtDesk view={contactView} given={refusedGpCopy} />,
  'entered in error': <ReadAtDesk view={struckView} />,
};
