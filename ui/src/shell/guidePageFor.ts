import type { Place } from '../components/Navigation';

/** The page of the guide (a file of assets/guide) that goes with a place. */
export const guidePageFor = (place: Place): string => {
  switch (place.kind) {
    case 'start':
    case 'recoveryCode':
    case 'unlock':
      return 'start';
    case 'caseload':
      return 'caseload';
    case 'patientNew':
    case 'patient':
    case 'samePerson':
      return 'patient';
    case 'caseNew':
    case 'case':
    case 'caseChange':
    case 'differences':
      return 'case';
    case 'contact':
    case 'contactRead':
      return 'contact';
    case 'report':
    case 'reportIssued':
    case 'paper':
    case 'paperIssued':
      return 'report';
    case 'checkPaper':
      return 'checking';
    case 'sync':
      return 'sync';
    case 'templates':
    case 'settings':
      return 'settings';
  }
};
