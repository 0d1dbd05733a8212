//! The content of one report: everything that is printed, and nothing else.

use super::phased::PhasedReturn;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The one value of `format`; a later format is a later variant, so that an old file keeps its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Format {
    #[default]
    #[serde(rename = "stepwell-report/1")]
    V1,
}

/// Which edition of the form is printed. The fields and their order are the same in both; only the
/// title changed in July 2019 [F csp.org.uk/news/2019-07-05].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Edition {
    /// "AHP Health and Work Report", since July 2019.
    #[default]
    #[serde(rename = "health-and-work-2019")]
    HealthAndWork2019,
    /// "Allied Health Professions Advisory Fitness for Work Report", 2013 to 2019.
    #[serde(rename = "advisory-fitness-2013")]
    AdvisoryFitness2013,
}

/// The advice of the form's box 1a or 1b. One value, so that both at once cannot be built [I].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// 1a: "you are not fit for work."
    NotFit,
    /// 1b: "you may be fit for work taking account of advice below".
    MayBeFit,
}

/// Who completed the form (section 2) [F University of Nottingham learning resource].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profession {
    OccupationalTherapist,
    Physiotherapist,
    Podiatrist,
    /// Any other allied health professional; the name is in `profession_other`.
    Other,
}

/// A change that may help, ticked in section 5. The fourth is an assessment of the workplace, not
/// the workplace *adaptations* of a Med3 [F University of Nottingham learning resource].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Option_ {
    PhasedReturn,
    AmendedDuties,
    AlteredHours,
    WorkplaceAssessment,
}

impl Option_ {
    /// All options in the order of the form.
    pub const ALL: [Self; 4] = [
        Self::PhasedReturn,
        Self::AmendedDuties,
        Self::AlteredHours,
        Self::WorkplaceAssessment,
    ];
}

/// Section 1: whom the report is about. The form carries no NHS number, address or employer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patient {
    /// The name as printed, in any script.
    pub name: String,
    pub date_of_birth: NaiveDate,
}

/// Section 2: who completed the form, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Practitioner {
    pub profession: Profession,
    /// The profession in words; present exactly when `profession` is [`Profession::Other`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profession_other: Option<String>,
    pub name: String,
    /// HCPC registration number, for example `OT12345`; another regulator's number for `Other`.
    pub registration: String,
    pub organisation: String,
    /// E-mail address or telephone number, or both, for the employer's follow-up.
    pub contact: String,
}

/// Section 4: the days the report is for, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// Section 4: the follow-up review. Not required; required without a date yet; or made for a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    pub required: bool,
    pub on: Option<NaiveDate>,
}

/// One row of section 6. Either text may hold several lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difficulty {
    /// What the patient finds difficult at work, in their words.
    pub difficulty: String,
    /// What is recommended, and the goal.
    pub recommendation: String,
}

/// One report as printed: the format `stepwell-report/1`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportContent {
    #[serde(default)]
    pub format: Format,
    pub edition: Edition,
    /// Any 1 to 32 printable characters.
    pub report_number: String,
    pub issued_on: NaiveDate,
    pub patient: Patient,
    pub advice: Advice,
    pub practitioner: Practitioner,
    pub assessed_on: NaiveDate,
    pub period: Period,
    pub review: Review,
    pub options: Vec<Option_>,
    pub difficulties: Vec<Difficulty>,
    /// Printed under section 6 as a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phased_return: Option<PhasedReturn>,
    pub comments: Option<String>,
}

impl ReportContent {
    /// Every free text of the report with the path of its field, in the order of the form, and
    /// whether it may hold several lines.
    pub fn texts(&self) -> Vec<FieldText<'_>> {
        let one = |field: &str, text| FieldText {
            field: field.to_owned(),
            text,
            lines: Lines::One,
        };
        let many = |field: String, text| FieldText {
            field,
            text,
            lines: Lines::Many,
        };
        let mut texts = vec![
            one("report_number", self.report_number.as_str()),
            one("patient.name", &self.patient.name),
        ];
        if let Some(other) = &self.practitioner.profession_other {
            texts.push(one("practitioner.profession_other", other));
        }
        texts.extend([
            one("practitioner.name", self.practitioner.name.as_str()),
            one("practitioner.registration", &self.practitioner.registration),
            one("practitioner.organisation", &self.practitioner.organisation),
            one("practitioner.contact", &self.practitioner.contact),
        ]);
        for (row, entry) in self.difficulties.iter().enumerate() {
            texts.push(many(
                format!("difficulties[{row}].difficulty"),
                &entry.difficulty,
            ));
            texts.push(many(
                format!("difficulties[{row}].recommendation"),
                &entry.recommendation,
            ));
        }
        if let Some(comments) = &self.comments {
            texts.push(many("comments".to_owned(), comments));
        }
        texts
    }
}

/// One free text of a report and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldText<'a> {
    /// Path through the JSON form, for example `difficulties[2].recommendation`.
    pub field: String,
    pub text: &'a str,
    pub lines: Lines,
}

/// Whether a field holds one line or may hold several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    One,
    Many,
}
