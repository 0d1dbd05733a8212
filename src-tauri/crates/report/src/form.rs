//! The words of a printed form, as data.

use std::sync::OnceLock;

use domain::report::Edition;
use serde::Deserialize;

use crate::words::read;

/// One edition of the form: titles, section numbers, labels and sentences, from `assets/forms`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub edition: Edition,
    pub title: String,
    pub subtitle: String,
    /// What the paper is, for a reader who has never seen one.
    pub explanation: String,
    /// BCP 47 tag of the form's own words.
    pub language: String,
    /// `strftime` pattern of a printed date.
    pub date: String,
    pub report_number: String,
    pub issued_on: String,
    pub continued: String,
    /// With `{page}` and `{pages}`.
    pub page: String,
    pub patient: PatientWords,
    pub advice: AdviceWords,
    pub practitioner: PractitionerWords,
    pub assessment: AssessmentWords,
    pub period: PeriodWords,
    pub options: OptionsWords,
    pub difficulties: DifficultiesWords,
    pub schedule: ScheduleWords,
    pub comments: CommentsWords,
    pub signature: SignatureWords,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs)]
        pub struct $name { $(pub $field: $type),* }
    };
}

words!(/** Section 1. */ PatientWords { number: String, heading: String, name: String, date_of_birth: String });
words!(/** The two advices. */ AdviceWords {
    heading: String, not_selected: String, not_fit: AdviceChoice, may_be_fit: AdviceChoice,
});
words!(/** One advice. */ AdviceChoice { number: String, label: String });
words!(/** Section 2. */ PractitionerWords {
    number: String, heading: String, physiotherapist: String, occupational_therapist: String, podiatrist: String,
    other: String, name: String, registration: String, registration_other: String, organisation: String, contact: String,
});
words!(/** Section 3. */ AssessmentWords { number: String, heading: String });
words!(/** Section 4. */ PeriodWords {
    number: String, heading: String, period: String, days: DaysWords, review: String, review_not_required: String,
    review_undated: String, review_dated: String,
});
words!(/** The length of the period. */ DaysWords { one: String, other: String });
words!(/** Section 5. */ OptionsWords {
    number: String, heading: String, phased_return: String, amended_duties: String, altered_hours: String,
    workplace_assessment: String,
});
words!(/** Section 6. */ DifficultiesWords {
    number: String, heading: String, difficulty: String, recommendation: String, none: String,
});
words!(/** Under section 6. With `{week}` in `usual`. */ ScheduleWords {
    heading: String, usual: String, week: String, shifts: String, hours: String,
});
words!(/** After section 6. */ CommentsWords { heading: String });
words!(/** At the end. */ SignatureWords { heading: String });

const HEALTH_AND_WORK_2019: &str =
    include_str!("../../../../assets/forms/health-and-work-2019.toml");
const ADVISORY_FITNESS_2013: &str =
    include_str!("../../../../assets/forms/advisory-fitness-2013.toml");
const PLAIN_WORDS: &str = include_str!("../../../../assets/forms/plain-words.toml");

impl Form {
    /// The form of an edition, in its own words or in `plain` ones. The files are part of the program
    /// and read once.
    pub fn of(edition: Edition, plain: bool) -> &'static Self {
        static FORMS: OnceLock<[[Form; 2]; 2]> = OnceLock::new();
        let forms = FORMS.get_or_init(|| {
            [HEALTH_AND_WORK_2019, ADVISORY_FITNESS_2013]
                .map(|form| [read(&[form]), read(&[form, PLAIN_WORDS])])
        });
        let of_edition = match edition {
            Edition::HealthAndWork2019 => &forms[0],
            Edition::AdvisoryFitness2013 => &forms[1],
        };
        &of_edition[usize::from(plain)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_edition_reads_and_is_its_own() {
        for edition in [Edition::HealthAndWork2019, Edition::AdvisoryFitness2013] {
            for plain in [false, true] {
                let form = Form::of(edition, plain);
                assert_eq!(form.edition, edition);
                assert_eq!(form.explanation.matches("Med3").count(), 1);
            }
        }
    }

    #[test]
    fn nothing_can_be_taken_for_a_statutory_fit_note() {
        for toml in [HEALTH_AND_WORK_2019, ADVISORY_FITNESS_2013, PLAIN_WORDS] {
            let words: String = toml.lines().filter(|l| !l.starts_with('#')).collect();
            assert!(!words.contains("Statement of Fitness for Work"));
            assert!(words.contains("It is not a Med3."));
        }
    }
}
