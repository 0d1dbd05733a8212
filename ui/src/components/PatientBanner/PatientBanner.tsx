import type { CivilDate } from '../../formatting/civilDate';
import { ageOn } from '../../formatting/civilDate';
import { shortDate } from '../../formatting/dates';
import type { PersonName } from '../../formatting/names';
import { bannerName } from '../../formatting/names';
import { nhsNumber } from '../../formatting/nhsNumber';
import './patientBanner.scss';

export type BannerAlert = {
  /** A word or two: `large print`, `interpreter: Somali`. */
  label: string;
  /** Read out and shown on hover: why it matters. */
  detail?: string | undefined;
  /** For what must not be overlooked, such as a risk not yet read. */
  urgent?: boolean | undefined;
};

export type BannerPatient = {
  name: PersonName;
  born: CivilDate;
  /** Ten digits; null when it is not known. */
  nhsNumber: string | null;
  alerts?: readonly BannerAlert[] | undefined;
};

export type PatientBannerProps = { patient: BannerPatient; today: CivilDate };

/** Who this is about: on every screen and in every dialog that writes. It never scrolls away. */
export const PatientBanner = ({ patient, today }: PatientBannerProps) => (
  <section className="patient-banner" aria-label="Patient">
    {/* bdi: a name in a right-to-left script must not turn the rest of the line round. */}
    <bdi className="patient-banner__name">{bannerName(patient.name)}</bdi>
    <span className="patient-banner__fact">
      born <b>{shortDate(patient.born)}</b> ({ageOn(patient.born, today)})
    </span>
    <span className="patient-banner__fact">
      NHS <b>{patient.nhsNumber === null ? 'not known' : nhsNumber(patient.nhsNumber)}</b>
    </span>
    {patient.alerts !== undefined && patient.alerts.length > 0 && (
      <ul className="patient-banner__alerts" aria-label="Alerts">
        {patient.alerts.map(({ label, detail, urgent = false }) => (
          <li
            key={label}
            className={urgent ? 'alert-chip alert-chip--urgent' : 'alert-chip'}
            title={detail}
          >
            <span aria-hidden="true">{urgent ? '▲ ' : '⚑ '}</span>
            {urgent && <span className="nhsuk-u-visually-hidden">Important: </span>}
            {label}
            {detail !== undefined && <span className="nhsuk-u-visually-hidden">: {detail}</span>}
          </li>
        ))}
      </ul>
    )}
  </section>
);
