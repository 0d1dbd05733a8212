//! A field and its value in words, so that two of them can be compared side by side.

use crate::content::{library, words_of};
use crate::words;
use domain::case::{
    CaseField, ConsentRecorded, Eligibility, FitNote, Job, Referral, WorkSituation,
};
use domain::differences::{Difference, Setting};
use domain::pathway::Choice;
use domain::patient::{NhsNumberKnown, PatientField, Telephone};
use domain::service::{Role, ServiceField, UserField};
use domain::service_now::Service;

/// What is shown for a value that says nothing: an empty column would look like a fault.
const NOTHING: &str = "Nothing";

/// What the field is called: "Goal", "Registration of Sam Okafor".
pub(crate) fn label(difference: &Difference, service: &Service) -> String {
    match difference.values.first().map(|stated| &stated.value) {
        Some(Setting::User(user, field)) => {
            let name = service.user(*user).map_or("", |user| user.shown_name());
            format!("{} of {name}", user_label(field))
        }
        Some(Setting::Case(field)) => case_label(field).to_owned(),
        Some(Setting::Patient(field)) => patient_label(field).to_owned(),
        Some(Setting::Service(field)) => service_label(field).to_owned(),
        Some(Setting::Consent(consent)) => {
            format!(
                "Consent: {}",
                words::within(words::purpose(consent.purpose))
            )
        }
        Some(Setting::Step(_)) => "Step".to_owned(),
        Some(Setting::OnePerson(_) | Setting::TwoPeople(_)) => "Registered twice".to_owned(),
        None => String::new(),
    }
}

fn case_label(field: &CaseField) -> &'static str {
    match field {
        CaseField::Site(_) => "Site",
        CaseField::Clinician(_) => "Clinician",
        CaseField::Referral(_) => "Referral",
        CaseField::Problem(_) => "Main problem",
        CaseField::Eligibility(_) => "Eligibility",
        CaseField::Work(_) => "Work",
        CaseField::Job(_) => "Job",
        CaseField::FitNotes(_) => "Fit notes",
        CaseField::Goal(_) => "Goal",
    }
}

pub(crate) fn patient_label(field: &PatientField) -> &'static str {
    match field {
        PatientField::LegalName(_) => "Name",
        PatientField::PreferredName(_) => "Preferred name",
        PatientField::DateOfBirth(_) => "Date of birth",
        PatientField::NhsNumber(_) => "NHS number",
        PatientField::Telephone(_) => "Telephone",
        PatientField::Address(_) => "Address",
        PatientField::EmergencyContact(_) => "Emergency contact",
        PatientField::GpPractice(_) => "GP practice",
        PatientField::Language(_) => "Language",
        PatientField::Interpreter(_) => "Interpreter",
        PatientField::CommunicationNeeds(_) => "Communication needs",
        PatientField::Sex(_) => "Sex",
        PatientField::Gender(_) => "Gender",
        PatientField::Ethnicity(_) => "Ethnicity",
    }
}

fn service_label(field: &ServiceField) -> &'static str {
    match field {
        ServiceField::Telephone(_) => "Telephone of the service",
        ServiceField::CheckAddress(_) => "Page that checks a paper",
        ServiceField::FavouriteWordings(_) => "Wordings offered first",
    }
}

fn user_label(field: &UserField) -> &'static str {
    match field {
        UserField::Name(_) => "Name",
        UserField::Profession(_) | UserField::ProfessionOther(_) => "Profession",
        UserField::Registration(_) => "Registration",
        UserField::Contact(_) => "Contact",
        UserField::Roles(_) => "Roles",
    }
}

pub(crate) fn words_of_setting(setting: &Setting, service: &Service) -> String {
    let words = match setting {
        Setting::Case(field) => case_words(field, service),
        Setting::Patient(field) => patient_words(field),
        Setting::Consent(consent) => consent_words(consent),
        Setting::Step(step) => lines([
            format!("{} from {}", words::step(step.to), words::day(step.on)),
            step.reason.clone(),
        ]),
        Setting::Service(ServiceField::Telephone(text) | ServiceField::CheckAddress(text)) => {
            text.clone()
        }
        Setting::Service(ServiceField::FavouriteWordings(ids)) => {
            let wordings = ids.iter().map(|id| wording(id));
            lines(wordings)
        }
        Setting::User(_, field) => user_words(field),
        // The name of the other stands behind it.
        Setting::OnePerson(_) => "One person, with".to_owned(),
        Setting::TwoPeople(_) => "Two people, not".to_owned(),
    };
    if words.is_empty() {
        NOTHING.to_owned()
    } else {
        words
    }
}

fn wording(id: &str) -> String {
    let known = library().adjustments().iter().find(|one| one.id == id);
    known.map_or_else(|| id.to_owned(), |one| one.wording.clone())
}

fn case_words(field: &CaseField, service: &Service) -> String {
    match field {
        CaseField::Site(site) => service
            .site(*site)
            .map(|site| site.name.clone())
            .unwrap_or_default(),
        CaseField::Clinician(user) => service
            .user(*user)
            .map(|user| user.shown_name().to_owned())
            .unwrap_or_default(),
        CaseField::Referral(referral) => referral_words(referral),
        CaseField::Problem(problem) => lines([
            choice(&library().problem_groups, &problem.group),
            problem.detail.clone(),
        ]),
        CaseField::Eligibility(eligibility) => eligibility_words(eligibility),
        CaseField::Work(work) => work_words(work),
        CaseField::Job(job) => job_words(job),
        CaseField::FitNotes(notes) => lines(notes.iter().map(fit_note_words)),
        CaseField::Goal(goal) => goal.clone(),
    }
}

fn referral_words(referral: &Referral) -> String {
    lines([
        format!("On {}", words::day(referral.on)),
        choice(&library().referral_sources, &referral.source),
        choice(&library().referral_reasons, &referral.reason),
        referral.note.clone(),
    ])
}

fn eligibility_words(eligibility: &Eligibility) -> String {
    let answers = eligibility.items.iter().map(|item| {
        let answer = match item.met {
            Some(true) => "yes",
            Some(false) => "no",
            None => "not asked",
        };
        format!("{}: {answer}", item.words)
    });
    let all: Vec<String> = answers.collect();
    lines(
        all.into_iter()
            .chain([named("Seen because", &eligibility.override_reason)]),
    )
}

fn work_words(work: &WorkSituation) -> String {
    lines([
        choice(library().work_statuses(), work.status.id()),
        work.off_sick_since
            .map(|since| format!("Off sick since {}", words::day(since)))
            .unwrap_or_default(),
    ])
}

fn job_words(job: &Job) -> String {
    let safety = if job.safety_critical.is_empty() && job.safety_critical_asked {
        "none".to_owned()
    } else {
        job.safety_critical.join(", ").replace('_', " ")
    };
    lines([
        named("Job", &job.title),
        named("Employer", &job.employer),
        named("Manager", &job.manager),
        named("About the employer", &job.employer_notes),
        named("Hours", &job.hours),
        named("Shifts", &job.shift_pattern),
        named("Safety-critical", &safety),
        if job.employer_is_this_practice {
            "Works at this practice".to_owned()
        } else {
            String::new()
        },
    ])
}

fn fit_note_words(note: &FitNote) -> String {
    let to = note
        .to
        .map(|to| format!(" to {}", words::day(to)))
        .unwrap_or_default();
    let advice = if note.advice == "may_be_fit" {
        "may be fit"
    } else {
        "not fit"
    };
    let by = if note.issued_by.is_empty() {
        String::new()
    } else {
        format!(", {}", note.issued_by)
    };
    format!("{}{to}: {advice}{by}", words::day(note.from))
}

fn consent_words(consent: &ConsentRecorded) -> String {
    let said = words::decision(consent.decision);
    lines([
        format!("{said}, {}, {}", consent.how, words::day(consent.on)),
        named("To", &consent.named),
        named("By", &consent.channel),
        named("What may be said", &consent.scope),
        if consent.may_name_diagnosis {
            "The illness may be named".to_owned()
        } else {
            String::new()
        },
    ])
}

pub(crate) fn patient_words(field: &PatientField) -> String {
    match field {
        PatientField::LegalName(name) => name.in_full(),
        PatientField::DateOfBirth(born) => words::day(*born),
        PatientField::NhsNumber(NhsNumberKnown::Known(number)) => number.to_string(),
        PatientField::NhsNumber(NhsNumberKnown::NotKnown { reason }) => {
            format!("not known: {reason}")
        }
        PatientField::Telephone(telephone) => telephone_words(telephone),
        PatientField::CommunicationNeeds(needs) => lines(
            needs
                .iter()
                .map(|need| choice(&library().communication_needs, need)),
        ),
        PatientField::PreferredName(text)
        | PatientField::Address(text)
        | PatientField::EmergencyContact(text)
        | PatientField::GpPractice(text)
        | PatientField::Language(text)
        | PatientField::Interpreter(text)
        | PatientField::Sex(text)
        | PatientField::Gender(text)
        | PatientField::Ethnicity(text) => text.clone(),
    }
}

fn telephone_words(telephone: &Telephone) -> String {
    let yes = |holds: bool, what: &str| {
        if holds {
            what.to_owned()
        } else {
            String::new()
        }
    };
    lines([
        telephone.number.clone(),
        yes(telephone.safe_number, "Nobody else answers or reads it"),
        yes(telephone.voicemail, "Voicemail may be left"),
        yes(telephone.text, "Texts may be sent"),
        yes(telephone.post, "Post may be sent"),
    ])
}

fn user_words(field: &UserField) -> String {
    match field {
        UserField::Name(text)
        | UserField::ProfessionOther(text)
        | UserField::Registration(text)
        | UserField::Contact(text) => text.clone(),
        UserField::Profession(id) => words::profession(id, "Another profession"),
        UserField::Roles(roles) => {
            let role = |role: &Role| match role {
                Role::Clinician => "Clinician",
                Role::Lead => "Lead",
                Role::Administrator => "Administrator",
                Role::Student => "Student",
            };
            lines(roles.iter().map(|one| role(one).to_owned()))
        }
    }
}

/// The words a choice is shown by. An id this program has no words for was typed as words.
fn choice(choices: &[Choice], id: &str) -> String {
    words_of(choices, id).unwrap_or(id).to_owned()
}

fn named(what: &str, value: &str) -> String {
    if value.is_empty() {
        String::new()
    } else {
        format!("{what}: {value}")
    }
}

/// One below the other; what is empty has no line.
fn lines(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}
