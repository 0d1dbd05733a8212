import type { Place } from '../components/Navigation';
import { CaseChangeScreen, CaseNewScreen, CaseScreen } from '../screens/case';
import { CaseloadScreen } from '../screens/caseload';
import { CheckPaperScreen } from '../screens/checkPaper';
import { ContactScreen } from '../screens/contact';
import { ContactReadScreen } from '../screens/contactRead';
import { DifferencesScreen } from '../screens/differences';
import { PaperScreen } from '../screens/paper';
import { PaperIssuedScreen } from '../screens/paperIssued';
import { PatientNewScreen, PatientScreen } from '../screens/patient';
import { ReportScreen } from '../screens/report';
import { ReportIssuedScreen } from '../screens/reportIssued';
import { SamePersonScreen } from '../screens/samePerson';
import { SettingsScreen } from '../screens/settings';
import { SyncScreen } from '../screens/sync';
import { TemplatesScreen } from '../screens/templates';

type ScreenAtProps = { place: Place; onLeaveDemonstration: () => Promise<void> };

/** The screen of a place. Keyed by what it is about, so that no screen ever shows two things one after the other. */
export const ScreenAt = ({ place, onLeaveDemonstration }: ScreenAtProps) => {
  switch (place.kind) {
    // The door is not drawn at the desk; someone who is in begins at the caseload.
    case 'start':
    case 'recoveryCode':
    case 'unlock':
    case 'caseload':
      return <CaseloadScreen />;
    case 'patientNew':
      return <PatientNewScreen />;
    case 'patient':
      return <PatientScreen key={place.patient} patient={place.patient} field={place.field} />;
    case 'caseNew':
      return <CaseNewScreen key={place.patient} patient={place.patient} />;
    case 'case':
      return <CaseScreen key={place.case} case={place.case} open={place.open} />;
    case 'caseChange':
      return <CaseChangeScreen key={place.case} case={place.case} field={place.field} />;
    case 'contact':
      return <ContactScreen key={place.draft} draft={place.draft} field={place.field} />;
    case 'contactRead':
      return <ContactReadScreen key={place.contact} case={place.case} contact={place.contact} />;
    case 'report':
      return <ReportScreen key={place.draft} draft={place.draft} field={place.field} />;
    case 'reportIssued':
      return <ReportIssuedScreen key={place.report} case={place.case} report={place.report} tell={place.tell} />;
    case 'differences':
      return <DifferencesScreen key={`${place.about} ${place.id}`} about={place.about} id={place.id} />;
    case 'samePerson':
      return <SamePersonScreen key={`${place.one} ${place.other}`} one={place.one} other={place.other} />;
    case 'checkPaper':
      return <CheckPaperScreen />;
    case 'paper':
      return <PaperScreen key={place.draft} draft={place.draft} />;
    case 'paperIssued':
      return <PaperIssuedScreen key={place.paper} case={place.case} paper={place.paper} />;
    case 'templates':
      return <TemplatesScreen />;
    case 'sync':
      return <SyncScreen />;
    case 'settings':
      return <SettingsScreen key={place.page} page={place.page} onLeaveDemonstration={onLeaveDemonstration} />;
  }
};
