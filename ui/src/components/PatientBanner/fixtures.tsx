import type { BannerPatient } from '.';
import { PatientBanner } from '.';
import type { Fixtures } from '../fixture';

export const kevinPryce: BannerPatient = {
  shown_name: 'PRYCE, Kevin (Kev)',
  date_of_birth: '1984-02-11',
  age: 42,
  nhs_number: '999 100 0003',
  alerts: ['large print', 'driver'],
};

export const fixtures: Fixtures = {
  usual: <PatientBanner patient={kevinPryce} />,
  'no number, number not safe': (
    <PatientBanner
      patient={{
        shown_name: 'AL-KHATIB, نور (Nour)',
        date_of_birth: '1991-12-30',
        age: 34,
        nhs_number: 'not known: new to the country',
        alerts: ['number not safe', 'interpreter: Arabic'],
      }}
    />
  ),
  'long name': (
    <PatientBanner
      patient={{
        shown_name: 'WOLFESCHLEGELSTEINHAUSENBERGERDORFF-FEATHERSTONEHAUGH, Maximiliana Theodora',
        date_of_birth: '1959-01-01',
        age: 67,
        nhs_number: '999 100 0011',
        alerts: [],
      }}
    />
  ),
};
