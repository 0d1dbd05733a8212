/**
 * The part of the played clinic that comes from outside: disclosures without consent, employers who ring in, fit notes.
 * For tests, the browser checks and the review page only. Invented people only.
 */
import type { CaseView, DisclosureForm, EmployerCallForm, FieldProblem, FitNoteForm, FitNoteLine } from './bindings';
import type { CommandFixtures } from './mock';
import type { Clinic } from './playedCare';

/** What the record adds to a consent that was just given. */
export const freshConsent = {
  wording_edition: '2026-11',
  wording: '',
  interpreter: '',
  recorded_at: '7 Sep 2026, 10:42',
  already: [] as string[],
};

const required = (fields: [field: string, value: string, message: string][]): FieldProblem[] =>
  fields.filter(([, value]) => value.trim() === '').map(([field, , message]) => ({ field, message }));

const lineOf = (form: FitNoteForm, place: number): FitNoteLine => ({
  place,
  form,
  title: `${form.advice === 'not_fit' ? 'Not fit for work' : 'May be fit for work'}, ${form.from} to ${form.to}`,
  lines: form.issued_by === '' ? ['Made in the GP system by Sam Okafor'] : [`Issued by ${form.issued_by}`],
});

const withNotes = (view: CaseView, notes: FitNoteForm[]): CaseView => ({
  ...view,
  form: { ...view.form, fit_notes: notes },
  fit_notes: { ...view.fit_notes, notes: notes.map(lineOf).reverse() },
});

export const outsideCommands = ({ caseOf, keep, told, refuse }: Clinic): CommandFixtures => ({
  record_disclosure: (asked) => {
    const form = asked.form as DisclosureForm;
    const fields = required([
      ['ground', form.ground, 'Choose why it may be said'],
      ['to', form.to, 'Enter who was told: person and organisation'],
      ['what', form.what, 'Enter what was said or handed over'],
      ['why', form.why, 'Enter why it could not wait for consent'],
      ['patient_told', form.patient_told, 'Choose whether the person was told'],
      ['advice_taken', form.advice_taken, 'Enter whose advice was taken'],
    ]);
    if (form.patient_told === 'no') {
      fields.push(...required([['not_told_because', form.not_told_because, 'Enter why the person was not told']]));
    }
    if (fields.length > 0) refuse(fields);
    const view = caseOf(asked.caseId);
    return keep({ ...view, timeline: told(view, 'disclosure', 'Disclosure without consent') });
  },
  record_employer_call: (asked) => {
    const form = asked.form as EmployerCallForm;
    if (form.caller === '' && form.organisation === '') {
      refuse([{ field: 'caller', message: 'Enter who rang, as far as they said' }]);
    }
    const view = caseOf(asked.caseId);
    return keep({ ...view, timeline: told(view, 'employer_called', `Employer rang in: ${form.caller}`) });
  },
  record_fit_note: (asked) => {
    const form = asked.form as FitNoteForm;
    const fields = required([
      ['from', form.from, 'Enter the first day of the fit note'],
      ['advice', form.advice, 'Choose what it advised'],
    ]);
    if (fields.length > 0) refuse(fields);
    const view = caseOf(asked.caseId);
    const notes = [...view.form.fit_notes];
    if (asked.place === null) notes.push(form);
    else notes[Number(asked.place)] = form;
    return keep(withNotes(view, notes));
  },
  remove_fit_note: (asked) => {
    if (asked.reason === '') refuse([{ field: 'reason', message: 'Enter why it is taken out' }]);
    const view = caseOf(asked.caseId);
    return keep(withNotes(view, view.form.fit_notes.filter((_, at) => at !== Number(asked.place))));
  },
});
