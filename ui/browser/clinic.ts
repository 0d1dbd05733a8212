// Put into the page before the program starts: a small clinic that remembers, in the state that the
// address asks for (`?state=empty`, `locked` or `open`; `?nobody` has no cases yet; in `?parked`
// contacts have been left unfinished; in `?care` somebody waits for everything that the worklist knows).
import type { Status } from '../src/ipc/bindings';
import { playCommands } from '../src/ipc/mock';
import { playedClinic } from '../src/ipc/playedClinic';
import { parkedClinic } from '../src/shell/parkedClinic';

const asked = new URLSearchParams(location.search);
const state = asked.get('state') as Status['state'] | null;
const names = asked.has('several') ? ['Priya Nair', 'Sam Okafor'] : undefined;
const clinic = asked.has('parked')
  ? parkedClinic(['large print', 'driver'])
  : playedClinic({
      state: state ?? 'open',
      ...(names ? { names } : {}),
      care: asked.has('care'),
      ...(asked.has('nobody') ? { lines: [] } : {}),
    });
playCommands(clinic.commands);
