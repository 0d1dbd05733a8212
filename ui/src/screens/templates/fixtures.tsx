import { TemplatesScreen } from '.';
import { Desk } from '../../components/Desk';
import type { Fixtures } from '../../components/fixture';
import sampleUrl from '../../components/PdfPreview/sample.pdf?url';
import type { TemplateView } from '../../ipc';

const template: TemplateView = {
  id: 'gp-letter',
  kind: 'gp_letter',
  name: 'Letter to the GP',
  hint: 'After an assessment',
  edition: '2026-11',
  source: 'GPs ask for timing, function and adjustments (PMC3505417)',
  mark: 'I',
  readers: [
    { id: 'gp', words: 'the GP' },
    { id: 'patient', words: 'the patient' },
  ],
  blocks: [
    {
      id: 'h',
      kind: 'heading',
      text: 'Return to work',
      only_if: [],
      readers: [],
      optional: false,
      source: '',
      mark: '',
      slots: [],
    },
    {
      id: 'may_be_fit',
      kind: 'text',
      text: 'My advice is that {patient_name} may be fit for work with changes.',
      only_if: ['the report advises: may be fit with changes'],
      readers: [],
      optional: false,
      source: 'Timing first (PMC3505417)',
      mark: 'F',
      slots: [
        { name: 'patient_name', words: 'their name', from: 'Patient', readers: 'the patient, the GP, the employer' },
      ],
    },
  ],
};

export const wholePage = true;

export const fixtures: Fixtures = {
  templates: (
    <Desk
      at={{ kind: 'templates' }}
      commands={{
        templates: () => [template],
        template_pdf: async () => (await fetch(sampleUrl)).arrayBuffer(),
      }}
    >
      <TemplatesScreen />
    </Desk>
  ),
};
