//! Who is next, what is slipping, and finding anyone.

use crate::Clinic;
use crate::forms::*;
use crate::problem::Result;
use crate::views::*;

impl Clinic {
    /// A page of the caseload.
    pub fn caseload(&self, query: &CaseloadQuery) -> Result<CaseloadPage> {
        todo!()
    }

    /// What is slipping.
    pub fn worklist(&self) -> Result<Worklist> {
        todo!()
    }

    /// People found by typing.
    pub fn find(&self, text: &str) -> Result<Vec<PersonFound>> {
        todo!()
    }

}
