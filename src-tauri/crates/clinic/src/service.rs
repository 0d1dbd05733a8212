//! What the program stands on: setting up, unlocking, locking, the people and places of the service.

use crate::Clinic;
use crate::forms::*;
use crate::problem::Result;
use crate::views::*;

impl Clinic {
    /// Where the program stands.
    pub fn status(&self) -> Result<Status> {
        todo!()
    }

    /// Sets up a new service on this laptop.
    pub fn set_up(&self, form: &SetUpForm) -> Result<RecoveryCode> {
        todo!()
    }

    /// Opens the record for one person.
    pub fn unlock(&self, name: &str, passphrase: &str) -> Result<Status> {
        todo!()
    }

    /// Drops the keys; drafts are kept.
    pub fn lock(&self) -> Result<Status> {
        todo!()
    }

    /// Closes the demonstration and goes back to the real record.
    pub fn leave_demonstration(&self) -> Result<Status> {
        todo!()
    }

    /// Says at which site one is working now.
    pub fn choose_site(&self, site: &str) -> Result<Status> {
        todo!()
    }

    /// Adds a site to the service.
    pub fn add_site(&self, form: &SiteForm) -> Result<Status> {
        todo!()
    }

    /// Adds someone who signs in here.
    pub fn add_user(&self, form: &UserForm, passphrase: &str, passphrase_again: &str) -> Result<Status> {
        todo!()
    }

    /// The clinical content compiled into the program.
    pub fn content(&self) -> Content {
        todo!()
    }

}
