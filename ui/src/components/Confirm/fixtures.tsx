import type { ConfirmProps } from '.';
import { Confirm } from '.';
import { KeysProvider } from '../Keys';
import { PatientBanner } from '../PatientBanner';
import { kevinPryce } from '../PatientBanner/fixtures';
import type { Fixtures } from '../fixture';

export const EnteredInError = (props: Pick<ConfirmProps, 'onConfirm' | 'onCancel'>) => (
  <KeysProvider>
    <Confirm
      title="Mark this contact as entered in error?"
      banner={<PatientBanner patient={kevinPryce} />}
      confirmLabel="Mark as entered in error"
      secondLook="This is the wrong patient’s contact of 7 September 2026"
      danger
      {...props}
    >
      <p>It is struck from view, summaries and counts, and kept for audit. Nothing is deleted.</p>
    </Confirm>
  </KeysProvider>
);

export const fixtures: Fixtures = {
  'second look': <EnteredInError onConfirm={() => undefined} onCancel={() => undefined} />,
};
