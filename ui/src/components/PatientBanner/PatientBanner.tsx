import type { CivilDate } from '../../formatting/civilDate';
import { shortDate } from '../../formatting/dates';
import { useOnlyThisPage } from '../OnlyThisPage/OnlyThisPage';
import './patientBanner.scss';

/** Who a screen is about, as the record tells it: the `Banner` of the typed calls fits. */
export type BannerPatient = {
  /** `PRYCE, Kevin (Kev)` */
  shown_name: string;
  date_of_birth: CivilDate;
  age: number | null;
  /** `999 100 0003`, or why it is not known. */
  nhs_number: string;
  /** A word or two each: `large print`, `interpreter: Sylheti`. */
  alerts: readonly string[];
};

export type PatientBannerProps = { patient: BannerPatient };

/** Alerts that must not be overlooked: wrong use of them could harm someone. */
const URGENT = ['number not safe', 'entries differ', 'risk to read'];

/** What the person, who may not be alone, should not learn from the edge of a screen. */
const notForTheirEyes = (alert: string): boolean => alert.toLowerCase().startsWith('risk');

/** Who this is about: on every screen and in every dialog that writes. It never scrolls away. */
export const PatientBanner = ({ patient }: PatientBannerProps) => {
  const { on: theyLook } = useOnlyThisPage();
  const alerts = theyLook ? patient.alerts.filter((alert) => !notForTheirEyes(alert)) : patient.alerts;
  return (
    <section className="patient-banner" aria-label="Patient">
      {/* bdi: a name in a right-to-left script must not turn the rest of the line round. */}
      <bdi className="patient-banner__name">{patient.shown_name}</bdi>
      <span className="patient-banner__fact">
        born <b>{shortDate(patient.date_of_birth)}</b>
        {patient.age !== null && ` (${patient.age})`}
      </span>
      <span className="patient-banner__fact">
        NHS <b>{patient.nhs_number}</b>
      </span>
      {alerts.length > 0 && (
        <ul className="patient-banner__alerts" aria-label="Alerts">
          {alerts.map((alert) => {
            const urgent = URGENT.includes(alert);
            return (
              <li key={alert} className={urgent ? 'alert-chip alert-chip--urgent' : 'alert-chip'}>
                <span aria-hidden="true" className={urgent ? undefined : 'alert-chip__flag'}>
                  {urgent ? '▲ ' : '⚑ '}
                </span>
                {urgent && <span className="nhsuk-u-visually-hidden">Important: </span>}
                {alert}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
};
