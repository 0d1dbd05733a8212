//! The cases of the demonstration as written in `assets/demonstration`: what was done, when, and what has to come of it.

use super::script_papers::{Give, Letter};
use crate::forms::{
    CaseForm, CheckingForm, CloseForm, ConsentForm, ContactDraft, DeliveryForm, FitNoteForm,
    HandInForm, PatientForm, ReportForm, SetUpForm, SiteForm, StepForm, TellForm, UserForm,
};
use chrono::NaiveDateTime;
use serde::{Deserialize, Deserializer};

/// A file that does not read: a mistake in the program, which a test finds.
#[derive(Debug, thiserror::Error)]
#[error("assets/demonstration/{file}: {source}")]
pub struct ScriptError {
    file: &'static str,
    source: Box<toml::de::Error>,
}

/// The service everything happens in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ServiceScript {
    pub(super) passphrase: String,
    #[serde(deserialize_with = "minute")]
    pub(super) founded_at: NaiveDateTime,
    service: SetUpForm,
    /// Whom those ring who check a paper, and where the page for it stands.
    pub(super) checking: CheckingForm,
    #[serde(rename = "site")]
    sites: Vec<SiteScript>,
    #[serde(rename = "user")]
    users: Vec<UserScript>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SiteScript {
    key: String,
    name: String,
    ods: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UserScript {
    key: String,
    name: String,
    profession: String,
    registration: String,
    contact: String,
}

/// One person's story, over one case or more.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseScript {
    pub(super) id: String,
    pub(super) title: String,
    /// Keys of `service.toml`: where, and by whom.
    pub(super) site: String,
    pub(super) clinician: String,
    #[serde(rename = "step")]
    pub(super) steps: Vec<ScriptStep>,
    #[serde(rename = "check")]
    pub(super) checks: Vec<Point>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScriptStep {
    /// Civil time in Europe/London.
    #[serde(deserialize_with = "minute")]
    pub(super) at: NaiveDateTime,
    #[serde(rename = "do")]
    pub(super) act: Act,
}

/// What a person does. Forms are those of the screen; ids that only the record knows are left out and filled in.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Act {
    Register(Box<PatientForm>),
    /// A new case of the person registered; what follows is about this one.
    OpenCase(Box<CaseForm>),
    Consent(ConsentForm),
    /// Written and signed. The consent a talk with the employer rests on is the one in force.
    Contact(Box<ContactDraft>),
    /// Written and issued on the last contact it may rest on.
    Report(Box<ReportForm>),
    /// Begun, written and left: it stays a draft.
    Park(Box<ContactDraft>),
    /// The summary of the last contact signed was put in the GP record.
    FileSummary,
    HandIn(HandInForm),
    /// The risk flag comes off, with this reason.
    ClearRisk(Said),
    /// Written, checked and thrown away: whether it could have been issued.
    TryReport(Box<ReportForm>),
    /// Written and issued in the place of the last report.
    Replace(Box<ReportForm>),
    /// Somebody who holds a copy of the first report was told that it no longer holds.
    Tell(TellForm),
    /// A fit note that somebody issued.
    FitNote(Box<FitNoteForm>),
    /// A letter, a plan or a summary: started from the case, filled in and issued.
    Paper(Letter),
    /// A copy of the last report, or of the last paper, is saved for someone.
    Give(Give),
    /// How a copy of the last report got to whom it is for.
    Deliver(DeliveryForm),
    Step(StepForm),
    Close(CloseForm),
    Reopen(Reopen),
    /// Said of the last contact signed.
    Addendum(Said),
    /// The last contact signed was entered in error.
    Strike(Said),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reopen {
    pub(super) on: String,
    pub(super) reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    pub(super) text: String,
}

/// One thing that has to be true of a case, or the later work it waits for.
#[derive(Debug, Deserialize)]
pub(super) struct Point {
    pub(super) words: String,
    #[serde(flatten)]
    pub(super) wanted: Wanted,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Wanted {
    Holds(super::predicate::Predicate),
    Waits(String),
}

impl ServiceScript {
    /// The form of the first start, with the first of the users.
    pub(super) fn set_up(&self) -> SetUpForm {
        SetUpForm {
            sites: self
                .sites
                .iter()
                .map(|site| SiteForm {
                    name: site.name.clone(),
                    ods: site.ods.clone(),
                })
                .collect(),
            user: self.users.first().map(UserScript::form).unwrap_or_default(),
            passphrase: self.passphrase.clone(),
            passphrase_again: self.passphrase.clone(),
            ..self.service.clone()
        }
    }

    pub(super) fn first_user(&self) -> String {
        self.users
            .first()
            .map(|user| user.name.clone())
            .unwrap_or_default()
    }

    /// Everybody but the first.
    pub(super) fn other_users(&self) -> impl Iterator<Item = UserForm> + '_ {
        self.users.iter().skip(1).map(UserScript::form)
    }

    /// The name a clinician signs in by.
    pub(super) fn sign_in(&self, key: &str) -> Option<&str> {
        self.users
            .iter()
            .find(|user| user.key == key)
            .map(|user| user.name.as_str())
    }

    /// The ODS code of a site.
    pub(super) fn ods(&self, key: &str) -> Option<&str> {
        self.sites
            .iter()
            .find(|site| site.key == key)
            .map(|site| site.ods.as_str())
    }
}

impl UserScript {
    fn form(&self) -> UserForm {
        UserForm {
            name: self.name.clone(),
            profession: self.profession.clone(),
            registration: self.registration.clone(),
            contact: self.contact.clone(),
            ..UserForm::default()
        }
    }
}

macro_rules! script {
    ($file:literal) => {
        (
            $file,
            include_str!(concat!("../../../../../assets/demonstration/", $file)),
        )
    };
}

pub(super) fn service() -> Result<ServiceScript, ScriptError> {
    read(script!("service.toml"))
}

/// Every case, in the order they are listed.
pub(super) fn cases() -> Result<Vec<CaseScript>, ScriptError> {
    [
        script!("V01.toml"),
        script!("V02.toml"),
        script!("V05.toml"),
        script!("V06.toml"),
        script!("V09.toml"),
        script!("V12.toml"),
        script!("V13.toml"),
        script!("V14.toml"),
        script!("V15.toml"),
    ]
    .into_iter()
    .map(read)
    .collect()
}

fn read<T: serde::de::DeserializeOwned>(
    (file, text): (&'static str, &str),
) -> Result<T, ScriptError> {
    toml::from_str(text).map_err(|source| ScriptError {
        file,
        source: Box::new(source),
    })
}

/// "2026-09-07T10:30".
fn minute<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDateTime, D::Error> {
    let text = String::deserialize(deserializer)?;
    NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M").map_err(serde::de::Error::custom)
}
