//! Episodes of care.

use crate::Clinic;
use crate::forms::*;
use crate::problem::Result;
use crate::views::*;

impl Clinic {
    /// Opens a case.
    pub fn open_case(&self, patient: &str, form: &CaseForm) -> Result<CaseView> {
        todo!()
    }

    /// A case with its story.
    pub fn case(&self, case: &str) -> Result<CaseView> {
        todo!()
    }

    /// Changes what is known about a case.
    pub fn change_case(&self, case: &str, form: &CaseForm, reason: &str) -> Result<CaseView> {
        todo!()
    }

    /// Records a consent given, refused or withdrawn.
    pub fn record_consent(&self, case: &str, form: &ConsentForm) -> Result<CaseView> {
        todo!()
    }

    /// Moves a case to another step.
    pub fn change_step(&self, case: &str, form: &StepForm) -> Result<CaseView> {
        todo!()
    }

    /// Closes a case with an outcome.
    pub fn close_case(&self, case: &str, form: &CloseForm) -> Result<CaseView> {
        todo!()
    }

    /// Opens a closed case again.
    pub fn reopen_case(&self, case: &str, on: &str, reason: &str) -> Result<CaseView> {
        todo!()
    }

}
