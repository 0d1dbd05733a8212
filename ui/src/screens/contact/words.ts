/** The choices about a contact that are part of the record's own shape, in the clinic's words. */

export type Option = { value: string; label: string };

export const MODES: readonly Option[] = [
  { value: 'telephone', label: 'telephone' },
  { value: 'video', label: 'video' },
  { value: 'face_to_face', label: 'face to face' },
  { value: 'workplace', label: 'workplace' },
  { value: 'letter', label: 'letter' },
];

export const OUTCOMES: readonly Option[] = [
  { value: 'attended', label: 'attended' },
  { value: 'did_not_attend', label: 'did not attend' },
  { value: 'no_answer', label: 'no answer' },
  { value: 'voicemail_left', label: 'voicemail left' },
  { value: 'wrong_number', label: 'wrong number' },
  { value: 'cancelled_by_patient', label: 'cancelled by patient' },
  { value: 'cancelled_by_service', label: 'cancelled by service' },
  { value: 'ended_by_patient', label: 'ended by patient' },
];

export const WITH: readonly Option[] = [
  { value: 'patient', label: 'patient' },
  { value: 'employer', label: 'employer' },
  { value: 'both', label: 'patient and employer' },
  { value: 'gp', label: 'GP' },
  { value: 'other', label: 'other' },
];

export const DECIDED_BY: readonly Option[] = [
  { value: 'patient', label: 'patient' },
  { value: 'clinician', label: 'clinician' },
  { value: 'both', label: 'both together' },
];

export const GAPS: readonly Option[] = [
  { value: 'none', label: 'none' },
  { value: 'partial', label: 'part' },
  { value: 'full', label: 'full' },
];

export const FLAGS: readonly Option[] = [
  { value: 'yellow', label: 'yellow: person' },
  { value: 'blue', label: 'blue: workplace' },
  { value: 'black', label: 'black: systems' },
  { value: 'orange', label: 'orange: mental illness' },
  { value: 'red', label: 'red: serious illness' },
  { value: 'pink', label: 'pink: a strength' },
];

export const YES_NO: readonly Option[] = [
  { value: 'yes', label: 'yes' },
  { value: 'no', label: 'no' },
];

export const OWNERS: readonly Option[] = [
  { value: 'patient', label: 'patient' },
  { value: 'clinician', label: 'clinician' },
  { value: 'gp', label: 'GP' },
  { value: 'employer', label: 'employer' },
];

export const EMPLOYER_ANSWERS: readonly Option[] = [
  { value: 'accepted', label: 'accepted' },
  { value: 'partly', label: 'partly' },
  { value: 'declined', label: 'declined' },
  { value: 'waiting', label: 'waiting' },
];

export const HOW_ASKED: readonly Option[] = [
  { value: 'read_aloud', label: 'read aloud' },
  { value: 'on_paper', label: 'on paper' },
];

/** "Step 2: work-capacity advice" where it is told in full elsewhere. */
export const shortTitle = (title: string): string => title.split(':')[0] ?? title;

/** The words for an id; the id itself when a newer record has one that is not known here. */
export const labelOf = (options: readonly Option[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? value;
