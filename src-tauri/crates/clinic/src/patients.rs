//! People in care.

use crate::Clinic;
use crate::forms::*;
use crate::problem::Result;
use crate::views::*;

impl Clinic {
    /// People who may be the one being registered.
    pub fn duplicates(&self, form: &PatientForm) -> Result<Vec<PersonFound>> {
        todo!()
    }

    /// Registers a person.
    pub fn register_patient(&self, form: &PatientForm) -> Result<PatientView> {
        todo!()
    }

    /// A person.
    pub fn patient(&self, patient: &str) -> Result<PatientView> {
        todo!()
    }

    /// Corrects what is known of a person.
    pub fn correct_patient(&self, patient: &str, form: &PatientForm, reason: &str) -> Result<PatientView> {
        todo!()
    }

}
