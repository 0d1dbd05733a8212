/** What of a case is meant: it is opened, or has the focus, at once. Ids only, as in a place. */
export type CaseOpen =
  | { kind: 'read'; questionnaire: string }
  | { kind: 'consent'; consent: string }
  | { kind: 'missed' }
  | { kind: 'disclosure' }
  | { kind: 'report' }
  | { kind: 'paper' };

/**
 * Where the user stands. One member a screen; what a screen needs to open comes with it, ids only,
 * so that a place never carries anything about a patient. `field` is where to put the cursor.
 */
export type Place =
  | { kind: 'start' }
  | { kind: 'recoveryCode' }
  | { kind: 'unlock' }
  | { kind: 'caseload' }
  | { kind: 'patientNew' }
  | { kind: 'patient'; patient: string; field?: string }
  | { kind: 'caseNew'; patient: string }
  | { kind: 'case'; case: string; open?: CaseOpen }
  | { kind: 'caseChange'; case: string; field?: string }
  | { kind: 'contact'; draft: string; field?: string }
  | { kind: 'contactRead'; case: string; contact: string }
  | { kind: 'report'; draft: string; field?: string }
  | { kind: 'reportIssued'; case: string; report: string; tell?: boolean }
  | { kind: 'checkPaper' }
  | { kind: 'differences'; about: 'case' | 'patient' | 'service'; id: string }
  | { kind: 'samePerson'; one: string; other: string }
  | { kind: 'paper'; draft: string }
  | { kind: 'paperIssued'; case: string; paper: string }
  | { kind: 'templates' }
  | { kind: 'sync' }
  | { kind: 'settings'; page?: 'papers' | 'laptops' };

export type Stop = {
  place: Place;
  /** Id of the field that had the focus when the user went on from here. */
  focusId: string | undefined;
};

/** The way here; the last stop is where the user stands. Never empty. */
export type Way = readonly [Stop, ...Stop[]];

/** Old stops beyond this are forgotten: nobody goes back a hundred places. */
const STOPS_MAX = 100;

export const startAt = (place: Place): Way => [{ place, focusId: undefined }];

export const here = (way: Way): Stop => way[way.length - 1] ?? way[0];

const isSame = (one: Place, other: Place): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Goes on to a place, remembering which field was left. Who stands there already stays: going back leads away from it. */
export const goOn = (way: Way, place: Place, leftFocusId: string | undefined): Way => {
  if (isSame(here(way).place, place)) return way;
  const left = { place: here(way).place, focusId: leftFocusId };
  const stops = [...way.slice(0, -1), left, { place, focusId: undefined }].slice(-STOPS_MAX);
  return stops as unknown as Way;
};

/**
 * Puts a place where the user stands, such as the signed contact where its draft was. Where they came from that
 * very place it is not there twice: going back from it has to lead somewhere else.
 */
export const replaceHere = (way: Way, place: Place): Way => {
  const before = way.slice(0, -1);
  const last = before.at(-1);
  const rest = last && isSame(last.place, place) ? before.slice(0, -1) : before;
  return [...rest, { place, focusId: undefined }] as unknown as Way;
};

/** One stop back; at the first stop nothing changes. */
export const goBack = (way: Way): Way =>
  way.length === 1 ? way : (way.slice(0, -1) as unknown as Way);
