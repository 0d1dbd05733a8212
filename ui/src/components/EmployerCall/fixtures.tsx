import { EmployerCall } from '.';
import { playedClinic } from '../../ipc/playedClinic';
import { Desk } from '../Desk';
import type { Fixtures } from '../fixture';

export const wholePage = true;

export const fixtures: Fixtures = {
  'the script at once': (
    <Desk at={{ kind: 'caseload' }} commands={playedClinic().commands}>
      <EmployerCall onClose={() => undefined} />
    </Desk>
  ),
};
