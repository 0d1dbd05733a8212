/** Which agenda a contact is held by. */
import type { AgendaView } from '../ipc';

/**
 * The agenda of a step for someone in this situation at work (an id such as `seeking_work`; empty when it is
 * not known): one that names the situation goes before the one that is for everybody else.
 */
export const agendaFor = (agendas: readonly AgendaView[], step: string, work = ''): AgendaView | undefined => {
  const ofStep = agendas.filter(({ steps }) => steps.includes(step));
  return (
    ofStep.find(({ works }) => works.includes(work)) ??
    ofStep.find(({ works }) => works.length === 0)
  );
};

/** The steps there are, each with the title of its agenda for everybody: "Step 1: brief self-management support". */
export const stepTitles = (agendas: readonly AgendaView[]): readonly { step: string; title: string }[] =>
  agendas
    .filter(({ works }) => works.length === 0)
    .flatMap(({ steps, title }) => steps.map((step) => ({ step, title })));
