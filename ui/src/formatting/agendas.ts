/** Which agenda a contact is held by, of those in the content. */
type ForWork = { title: string; steps: readonly string[]; works: readonly string[] };

/**
 * The agenda of a step for someone in this situation at work (an id such as `seeking_work`; empty when it is
 * not known): one that names the situation goes before the one that is for everybody else.
 */
export const agendaFor = <A extends ForWork>(agendas: readonly A[], step: string, work = ''): A | undefined => {
  const ofStep = agendas.filter(({ steps }) => steps.includes(step));
  return (
    ofStep.find(({ works }) => works.includes(work)) ?? ofStep.find(({ works }) => works.length === 0)
  );
};

/** The steps there are, each with the title of its agenda for everybody: "Step 1: brief self-management support". */
export const stepTitles = (agendas: readonly ForWork[]): readonly { step: string; title: string }[] =>
  agendas
    .filter(({ works }) => works.length === 0)
    .flatMap(({ steps, title }) => steps.map((step) => ({ step, title })));
