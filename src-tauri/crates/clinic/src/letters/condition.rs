//! When a part of a template is printed.

use super::slot::{Known, Reader, Slot};

macro_rules! facts {
    ($($fact:ident $id:literal $words:literal;)+) => {
        /// What can hold of a case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Fact { $($fact),+ }

        impl Fact {
            pub(crate) const ALL: &'static [Self] = &[$(Self::$fact),+];

            /// The name in a template.
            pub(crate) fn id(self) -> &'static str {
                match self { $(Self::$fact => $id),+ }
            }

            /// For those who read and change templates.
            pub(crate) fn words(self) -> &'static str {
                match self { $(Self::$fact => $words),+ }
            }
        }
    };
}

facts! {
    Report "report" "a report was issued and holds";
    ReportInForce "report_in_force" "that report's period has not ended";
    NotFit "not_fit" "the report advises: not fit";
    MayBeFit "may_be_fit" "the report advises: may be fit with changes";
    PhasedReturnTicked "phased_return_ticked" "the report ticks a phased return";
    AlteredHours "altered_hours" "the report ticks altered hours";
    AmendedDuties "amended_duties" "the report ticks amended duties";
    WorkplaceAssessment "workplace_assessment" "the report ticks a workplace assessment";
    ReviewRequired "review_required" "the report requires a review";
    ReadBackAgreed "read_back_agreed" "the report was read back and agreed";
    HasEmployer "has_employer" "there is an employer";
    OffSick "off_sick" "off sick now";
    MissedTwice "missed_twice" "two or more appointments missed in a row";
    Closed "closed" "the case is closed";
    GpCopyAgreed "gp_copy_agreed" "a copy to the GP is agreed";
    EmployerAgreed "employer_agreed" "a copy to, or a talk with, the employer is agreed";
}

/// One condition of a template: `report_in_force`, `has plan`, and either with `not ` before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    not: bool,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Fact(Fact),
    Has(Slot),
}

impl Condition {
    /// `None` when it names nothing that is known.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (not, rest) = match text.strip_prefix("not ") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let what = match rest.strip_prefix("has ") {
            Some(slot) => What::Has(Slot::parse(slot)?),
            None => What::Fact(Fact::ALL.iter().copied().find(|fact| fact.id() == rest)?),
        };
        Some(Self { not, what })
    }

    pub(crate) fn holds(self, known: &Known, eyes: Reader) -> bool {
        let holds = match self.what {
            What::Fact(fact) => known.holds.contains(&fact),
            What::Has(slot) => known.get(slot, eyes).is_some(),
        };
        holds != self.not
    }

    /// For those who read and change templates.
    pub(crate) fn words(self) -> String {
        let not = if self.not { "not: " } else { "" };
        match self.what {
            What::Fact(fact) => format!("{not}{}", fact.words()),
            What::Has(slot) => format!("{not}known: {}", slot.words()),
        }
    }
}
