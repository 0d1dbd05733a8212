//! Meetings and attempts.

use crate::Clinic;
use crate::forms::*;
use crate::problem::Result;
use crate::views::*;

impl Clinic {
    /// Starts a contact: a draft that is saved at once.
    pub fn start_contact(&self, case: &str, step: &str, mode: &str) -> Result<ContactScreen> {
        todo!()
    }

    /// Opens a draft where it was left.
    pub fn contact_draft(&self, draft: &str) -> Result<ContactScreen> {
        todo!()
    }

    /// Saves a draft as typed.
    pub fn save_contact(&self, draft: &ContactDraft) -> Result<DraftState> {
        todo!()
    }

    /// Throws a draft away.
    pub fn discard_draft(&self, draft: &str) -> Result<Status> {
        todo!()
    }

    /// Signs a contact: after this it never changes.
    pub fn sign_contact(&self, draft: &ContactDraft) -> Result<CaseView> {
        todo!()
    }

    /// A signed contact.
    pub fn contact(&self, case: &str, contact: &str) -> Result<ContactView> {
        todo!()
    }

    /// Adds to a signed contact.
    pub fn add_addendum(&self, case: &str, contact: &str, text: &str) -> Result<ContactView> {
        todo!()
    }

    /// Strikes a contact that was entered in error.
    pub fn enter_in_error(&self, case: &str, contact: &str, reason: &str) -> Result<ContactView> {
        todo!()
    }

    /// Starts a new draft with the words of a struck contact, under the right case.
    pub fn enter_again(&self, case: &str, contact: &str, under: &str) -> Result<ContactScreen> {
        todo!()
    }

}
