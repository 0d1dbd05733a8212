//! How things are said on the screen and in summaries: dates, ages, and the names of the clinic's ideas.

use chrono::{Datelike, NaiveDate};
use domain::case::{ConsentDecision, ConsentPurpose, Step};
use domain::contact::{Contact, Mode, Outcome};
use domain::paper::Delivery;
use domain::pathway::Missing;
use domain::report::Profession;
use domain::service_now::User;

/// "7 Sep 2026".
pub(crate) fn day(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// `2026-09-07`, for the screen to show in its own way.
pub(crate) fn iso(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// Completed years; `None` before birth. A birthday on 29 February counts from 1 March in other years.
pub(crate) fn age(born: NaiveDate, today: NaiveDate) -> Option<u32> {
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    let years = today.year() - born.year() - i32::from(!had_birthday);
    u32::try_from(years).ok()
}

/// Calendar days from `since` to `today`, the first day counted; `None` when it is still to come.
pub(crate) fn days_off(since: NaiveDate, today: NaiveDate) -> Option<u32> {
    u32::try_from((today - since).num_days() + 1)
        .ok()
        .filter(|days| *days > 0)
}

pub(crate) fn step(step: Step) -> &'static str {
    match step {
        Step::Triage => "Triage",
        Step::One => "Step 1",
        Step::Two => "Step 2",
        Step::Three => "Step 3",
        Step::Review => "Review",
        Step::Discharge => "Discharge",
    }
}

pub(crate) fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Telephone => "telephone",
        Mode::Video => "video",
        Mode::FaceToFace => "face to face",
        Mode::Workplace => "workplace",
        Mode::Letter => "letter",
    }
}

pub(crate) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Attended => "attended",
        Outcome::DidNotAttend => "did not attend",
        Outcome::CancelledByPatient => "cancelled by the patient",
        Outcome::CancelledByService => "cancelled by the service",
        Outcome::NoAnswer => "no answer",
        Outcome::VoicemailLeft => "voicemail left",
        Outcome::WrongNumber => "wrong number",
        Outcome::EndedByPatient => "ended by the patient",
    }
}

pub(crate) fn purpose(purpose: ConsentPurpose) -> &'static str {
    match purpose {
        ConsentPurpose::Treatment => "Treatment, and privacy notice given",
        ConsentPurpose::GpCopy => "Copy to the GP",
        ConsentPurpose::EmployerCopy => "Copy to the employer",
        ConsentPurpose::EmployerTalk => "Talk with the employer",
        ConsentPurpose::Research => "Contact about research",
    }
}

/// Words that begin a line, within one: "Copy to the GP" becomes "copy to the GP".
pub(crate) fn within(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

pub(crate) fn decision(decision: ConsentDecision) -> &'static str {
    match decision {
        ConsentDecision::Given => "given",
        ConsentDecision::Refused => "refused",
        ConsentDecision::Withdrawn => "withdrawn",
        ConsentDecision::Awaited => "awaited",
    }
}

/// "Step 2, face to face, 60 min" or "Step 1, telephone: did not attend".
pub(crate) fn contact_title(contact: &Contact) -> String {
    let mut title = format!("{}, {}", step(contact.step), mode(contact.mode));
    if contact.outcome == Outcome::Attended {
        if let Some(minutes) = contact.direct_minutes() {
            title.push_str(&format!(", {minutes} min"));
        }
    } else {
        title.push_str(&format!(": {}", outcome(contact.outcome)));
    }
    title
}

/// "Is anyone else there with you? One of the answers", "Day of the contact: a day that is not in the future".
pub(crate) fn wanting(missing: &Missing) -> String {
    let prompt = missing.prompt.as_str();
    if !prompt.ends_with(['?', '.', '!']) {
        return format!("{prompt}: {}", missing.wanted);
    }
    let mut letters = missing.wanted.chars();
    let wanted: String = letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default();
    format!("{prompt} {wanted}")
}

/// How a report got to somebody: "Posted", "Left at the desk and collected".
pub(crate) fn delivery(how: Delivery) -> &'static str {
    match how {
        Delivery::PrintedHere => "Printed here and given",
        Delivery::Collected => "Collected",
        Delivery::HandedOver => "Handed over",
        Delivery::Posted => "Posted",
        Delivery::NhsMail => "Sent by NHSmail",
        Delivery::TextLink => "Sent by the practice's text link",
    }
}

/// The profession of section 2 of the form by its id.
pub(crate) fn profession_id(id: &str) -> Option<Profession> {
    match id {
        "occupational_therapist" => Some(Profession::OccupationalTherapist),
        "physiotherapist" => Some(Profession::Physiotherapist),
        "podiatrist" => Some(Profession::Podiatrist),
        "other" => Some(Profession::Other),
        _ => None,
    }
}

/// The professions of section 2 of the form, as printed.
pub(crate) fn profession(id: &str, other: &str) -> String {
    match id {
        "occupational_therapist" => "Occupational therapist".to_owned(),
        "physiotherapist" => "Physiotherapist".to_owned(),
        "podiatrist" => "Podiatrist".to_owned(),
        _ => other.to_owned(),
    }
}

pub(crate) fn profession_of(user: &User) -> String {
    profession(
        user.profession.get().map_or("", String::as_str),
        user.profession_other.get().map_or("", String::as_str),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_wanted_reads_as_a_sentence() {
        let words = |prompt: &str| {
            wanting(&Missing {
                item: String::new(),
                prompt: prompt.to_owned(),
                wanted: "one of the answers".to_owned(),
                can_be_left: false,
            })
        };
        assert_eq!(words("Who is there?"), "Who is there? One of the answers");
        assert_eq!(words("What I advise"), "What I advise: one of the answers");
    }

    #[test]
    fn ages() {
        assert_eq!(age(date("1984-02-11"), date("2026-02-10")), Some(41));
        assert_eq!(age(date("1984-02-11"), date("2026-02-11")), Some(42));
        assert_eq!(age(date("2000-02-29"), date("2026-02-28")), Some(25));
        assert_eq!(age(date("2026-02-11"), date("2026-02-10")), None);
    }

    #[test]
    fn the_first_day_off_counts() {
        assert_eq!(days_off(date("2026-09-01"), date("2026-09-01")), Some(1));
        assert_eq!(days_off(date("2026-09-02"), date("2026-09-01")), None);
    }
}
