import type { BannerPatient } from '.';
import { PatientBanner } from '.';
import type { Fixtures } from '../fixture';

export const kevinPryce: BannerPatient = {
  name: { family: 'Pryce', given: 'Kevin', preferred: 'Kev' },
  born: '1984-02-11',
  nhsNumber: '9991000003',
  alerts: [
    { label: 'large print', detail: 'letters and reports in 18 point' },
    { label: 'driver', detail: 'drives a fork-lift truck at work' },
  ],
};

export const fixtures: Fixtures = {
  usual: <PatientBanner patient={kevinPryce} today="2026-09-07" />,
  'no number, risk to read': (
    <PatientBanner
      patient={{
        name: { family: 'Al-Khatib', given: 'نور', preferred: 'Nour' },
        born: '1991-12-30',
        nhsNumber: null,
        alerts: [{ label: 'risk to read', urgent: true }, { label: 'interpreter: Arabic' }],
      }}
      today="2026-09-07"
    />
  ),
  'long name': (
    <PatientBanner
      patient={{
        name: {
          family: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh',
          given: 'Maximiliana Theodora',
        },
        born: '1959-01-01',
        nhsNumber: '9991000011',
      }}
      today="2026-09-07"
    />
  ),
};
