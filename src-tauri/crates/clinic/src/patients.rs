//! People in care: registering, finding doubles before they are made, correcting.

use crate::caseload::line_view;
use crate::content::{library, words_of};
use crate::forms::PatientForm;
use crate::problem::Result;
use crate::read::{Reading, id};
use crate::session::{Clinic, Session, With};
use crate::views::{Banner, PatientView, PersonFound, Reach};
use crate::words;
use chrono::NaiveDate;
use domain::header::Subject;
use domain::ids::PatientId;
use domain::nhs_number::NhsNumber;
use domain::patient::{
    Name, NhsNumberKnown, PatientChanged, PatientField, PatientRegistered, Telephone,
};
use domain::patient_now::Patient;
use domain::text::folded;
use store::PersonHit;

const DUPLICATES_MAX: usize = 20;

impl Clinic {
    /// People who may be the one being registered: same NHS number, or same date of birth and a name alike.
    pub fn duplicates(&self, form: &PatientForm) -> Result<Vec<PersonFound>> {
        let session = self.session()?;
        let mut found: Vec<PersonFound> = Vec::new();
        let mut add = |hits: Vec<PersonHit>, because: &str| {
            for hit in hits {
                let person = session.person_found(hit, because);
                if !found.iter().any(|other| other.patient == person.patient) {
                    found.push(person);
                }
            }
        };
        if let Ok(number) = NhsNumber::parse(&form.nhs_number) {
            add(
                session
                    .store
                    .people_numbered(number.digits(), DUPLICATES_MAX)?,
                "Same NHS number",
            );
        }
        if let Ok(born) = NaiveDate::parse_from_str(form.date_of_birth.trim(), "%Y-%m-%d") {
            let mut born_then = session.store.people_born(born, DUPLICATES_MAX)?;
            born_then.retain(|hit| is_alike(&hit.person.sort_name, form));
            add(born_then, "Same date of birth and a name alike");
        }
        Ok(found)
    }

    /// Registers a person.
    pub fn register_patient(&self, form: &PatientForm) -> Result<PatientView> {
        let session = self.session()?;
        let set = read_patient(form, self.is_demonstration())?;
        let patient = PatientId(self.env.random_id());
        let registered = PatientRegistered { patient, set };
        let seen = Session::new_subject(Subject::Patient(patient));
        session.record(seen, vec![registered.into()], With::default())?;
        session.patient_view(patient)
    }

    /// A person.
    pub fn patient(&self, patient: &str) -> Result<PatientView> {
        self.session()?
            .patient_view(PatientId(id(patient, "patient")?))
    }

    /// Corrects what is known of a person: only fields that differ are recorded.
    pub fn correct_patient(
        &self,
        patient: &str,
        form: &PatientForm,
        reason: &str,
    ) -> Result<PatientView> {
        let session = self.session()?;
        let patient = PatientId(id(patient, "patient")?);
        let (now, seen) = session.patient(patient)?;
        crate::cases::writable(&now.known)?;
        let form = PatientForm {
            // A number that was looked at once need not be looked at again.
            nhs_number_meant: form.nhs_number_meant
                || NhsNumber::parse(&form.nhs_number)
                    .is_ok_and(|number| number.digits() == now.nhs_digits()),
            ..form.clone()
        };
        let before = known_fields(&now);
        let mut set = read_patient(&form, self.is_demonstration())?;
        set.retain(|field| !before.contains(field));
        if !set.is_empty() {
            let changed = PatientChanged {
                set,
                reason: reason.trim().to_owned(),
            };
            session.record(seen, vec![changed.into()], With::default())?;
        }
        session.patient_view(patient)
    }
}

fn is_alike(sort_name: &str, form: &PatientForm) -> bool {
    let typed = folded(&format!(
        "{} {} {}",
        form.family, form.given, form.preferred
    ));
    let typed: Vec<&str> = typed.split_whitespace().collect();
    typed.is_empty()
        || sort_name.split_whitespace().any(|known| {
            typed
                .iter()
                .any(|typed| known.starts_with(typed) || typed.starts_with(known))
        })
}

fn read_patient(form: &PatientForm, demonstration: bool) -> Result<Vec<PatientField>> {
    let mut reading = Reading::default();
    let given = reading.text("given", &form.given);
    let family = reading.text("family", &form.family);
    if given.is_empty() && family.is_empty() {
        reading.wrong("family", "Enter the name");
    }
    let born = reading.needed_day("date_of_birth", &form.date_of_birth, "the date of birth");
    let number = read_nhs_number(&mut reading, form, demonstration);
    let mut set = vec![PatientField::LegalName(Name { given, family })];
    set.push(PatientField::PreferredName(
        reading.text("preferred", &form.preferred),
    ));
    set.extend(born.map(PatientField::DateOfBirth));
    set.extend(number.map(PatientField::NhsNumber));
    set.push(PatientField::Telephone(Telephone {
        number: reading.text("telephone", &form.telephone),
        safe_number: form.safe_number,
        voicemail: form.voicemail,
        text: form.text,
        post: form.post,
    }));
    set.extend([
        PatientField::Address(reading.text("address", &form.address)),
        PatientField::EmergencyContact(reading.text("emergency_contact", &form.emergency_contact)),
        PatientField::GpPractice(reading.text("gp_practice", &form.gp_practice)),
        PatientField::Language(reading.text("language", &form.language)),
        PatientField::Interpreter(reading.text("interpreter", &form.interpreter)),
        PatientField::CommunicationNeeds(form.communication_needs.clone()),
        PatientField::Sex(reading.text("sex", &form.sex)),
        PatientField::Gender(reading.text("gender", &form.gender)),
        PatientField::Ethnicity(reading.text("ethnicity", &form.ethnicity)),
    ]);
    reading.done(Some(set))
}

/// Domain notes §6.1: 999 and ten equal digits warn and can be confirmed; in the demonstration anything but 999 is refused.
fn read_nhs_number(
    reading: &mut Reading,
    form: &PatientForm,
    demonstration: bool,
) -> Option<NhsNumberKnown> {
    let reason = reading.text("nhs_number_not_known", &form.nhs_number_not_known);
    if form.nhs_number.trim().is_empty() {
        if reason.is_empty() {
            reading.wrong("nhs_number", "Enter the NHS number, or why it is not known");
            return None;
        }
        return Some(NhsNumberKnown::NotKnown { reason });
    }
    match NhsNumber::parse(&form.nhs_number) {
        Err(error) => {
            reading.wrong("nhs_number", format!("Check the NHS number: {error}"));
            None
        }
        Ok(number) if demonstration && !number.is_test() => {
            reading.wrong(
                "nhs_number",
                "This is the demonstration: enter only invented people, with NHS numbers that begin with 999",
            );
            None
        }
        Ok(number) if !demonstration && !form.nhs_number_meant && number.is_test() => {
            reading.wrong(
                "nhs_number_meant",
                "Numbers that begin with 999 are for tests. Confirm that this number is meant",
            );
            None
        }
        Ok(number) if !form.nhs_number_meant && number.is_one_digit() => {
            reading.wrong(
                "nhs_number_meant",
                "This number is one digit ten times. Confirm that it is meant",
            );
            None
        }
        Ok(number) => Some(NhsNumberKnown::Known(number)),
    }
}

/// Each field as it is shown, for finding what a correction changes. One that differs and was left as shown was not looked
/// at: it stays to be settled.
pub(crate) fn known_fields(patient: &Patient) -> Vec<PatientField> {
    let mut fields = Vec::new();
    macro_rules! known {
        ($($field:ident => $variant:ident),+ $(,)?) => {$(
            fields.extend(patient.$field.get().cloned().map(PatientField::$variant));
        )+};
    }
    known! {
        legal_name => LegalName,
        preferred_name => PreferredName,
        date_of_birth => DateOfBirth,
        nhs_number => NhsNumber,
        telephone => Telephone,
        address => Address,
        emergency_contact => EmergencyContact,
        gp_practice => GpPractice,
        language => Language,
        interpreter => Interpreter,
        communication_needs => CommunicationNeeds,
        sex => Sex,
        gender => Gender,
        ethnicity => Ethnicity,
    }
    fields
}

impl Session {
    pub(crate) fn patient_view(&self, id: PatientId) -> Result<PatientView> {
        let (patient, _) = self.patient(id)?;
        let cases = self.store.cases_of(id)?;
        Ok(PatientView {
            banner: self.banner(&patient),
            form: form_of(&patient),
            cases: cases
                .into_iter()
                .map(|line| line_view(line, self))
                .collect(),
            read_only: patient.known.read_only,
            differs: patient.differs(),
            shown_as: self.store.shown_as(id)?.to_string(),
            registrations: self.registrations_beside(id)?,
            maybe_same: self.pairs_with(id)?,
        })
    }

    pub(crate) fn person_found(&self, hit: PersonHit, because: &str) -> PersonFound {
        PersonFound {
            patient: hit.person.patient.to_string(),
            shown_name: hit.person.shown_name,
            date_of_birth: hit.person.date_of_birth.map(words::iso).unwrap_or_default(),
            nhs_number: spaced(&hit.person.nhs_number),
            cases: hit
                .cases
                .into_iter()
                .map(|line| line_view(line, self))
                .collect(),
            because: because.to_owned(),
        }
    }

    pub(crate) fn banner(&self, patient: &Patient) -> Banner {
        let born = patient.date_of_birth.get();
        Banner {
            patient: patient.id.map(|id| id.to_string()).unwrap_or_default(),
            shown_name: patient.shown_name(),
            date_of_birth: born.copied().map(words::iso).unwrap_or_default(),
            age: born.and_then(|born| words::age(*born, self.today())),
            nhs_number: match patient.nhs_number.get() {
                Some(NhsNumberKnown::Known(number)) => number.to_string(),
                Some(NhsNumberKnown::NotKnown { reason }) => format!("not known: {reason}"),
                None => String::new(),
            },
            alerts: alerts(patient),
        }
    }
}

/// How the person can be reached, for a risk and before anything is sent.
pub(crate) fn reach(patient: &Patient) -> Reach {
    let telephone = patient.telephone.get().cloned().unwrap_or_default();
    let text = |field: Option<&String>| field.cloned().unwrap_or_default();
    Reach {
        telephone: telephone.number,
        safe_number: telephone.safe_number,
        voicemail: telephone.voicemail,
        text: telephone.text,
        post: telephone.post,
        address: text(patient.address.get()),
        emergency_contact: text(patient.emergency_contact.get()),
        gp_practice: text(patient.gp_practice.get()),
        language: text(patient.language.get()),
        interpreter: text(patient.interpreter.get()),
        communication_needs: needs(patient),
    }
}

fn needs(patient: &Patient) -> Vec<String> {
    // An id this program has no words for was typed as words.
    patient
        .communication_needs
        .get()
        .into_iter()
        .flatten()
        .map(|need| {
            words_of(&library().communication_needs, need)
                .unwrap_or(need)
                .to_owned()
        })
        .collect()
}

fn alerts(patient: &Patient) -> Vec<String> {
    let mut alerts = needs(patient);
    if let Some(interpreter) = patient.interpreter.get()
        && !interpreter.is_empty()
    {
        alerts.push(format!("interpreter: {interpreter}"));
    }
    if let Some(telephone) = patient.telephone.get()
        && !telephone.number.is_empty()
        && !telephone.safe_number
    {
        alerts.push("number not known to be safe".to_owned());
    }
    if patient.differs() {
        alerts.push("entries differ".to_owned());
    }
    alerts
}

fn form_of(patient: &Patient) -> PatientForm {
    let text = |field: Option<&String>| field.cloned().unwrap_or_default();
    let name = patient.legal_name.get().cloned().unwrap_or_default();
    let telephone = patient.telephone.get().cloned().unwrap_or_default();
    let not_known = match patient.nhs_number.get() {
        Some(NhsNumberKnown::NotKnown { reason }) => reason.clone(),
        Some(NhsNumberKnown::Known(_)) | None => String::new(),
    };
    PatientForm {
        given: name.given,
        family: name.family,
        preferred: text(patient.preferred_name.get()),
        date_of_birth: patient
            .date_of_birth
            .get()
            .copied()
            .map(words::iso)
            .unwrap_or_default(),
        nhs_number: spaced(patient.nhs_digits()),
        nhs_number_not_known: not_known,
        nhs_number_meant: false,
        telephone: telephone.number,
        safe_number: telephone.safe_number,
        voicemail: telephone.voicemail,
        text: telephone.text,
        post: telephone.post,
        address: text(patient.address.get()),
        emergency_contact: text(patient.emergency_contact.get()),
        gp_practice: text(patient.gp_practice.get()),
        language: text(patient.language.get()),
        interpreter: text(patient.interpreter.get()),
        communication_needs: patient
            .communication_needs
            .get()
            .cloned()
            .unwrap_or_default(),
        sex: text(patient.sex.get()),
        gender: text(patient.gender.get()),
        ethnicity: text(patient.ethnicity.get()),
    }
}

fn spaced(digits: &str) -> String {
    NhsNumber::parse(digits).map_or_else(|_| digits.to_owned(), |number| number.to_string())
}
