//! Who signs in on this laptop, among all whom the service knows: a laptop that joined knows everybody and has a slot for one.

use crate::problem::{Code, Problem, Result};
use crate::read::{Reading, id};
use crate::service::{administrator, read_passphrase};
use crate::session::Clinic;
use domain::ids::UserId;
use domain::service::Role;

impl Clinic {
    /// The ids of those who can sign in on this laptop.
    pub fn sign_ins(&self) -> Result<Vec<String>> {
        self.session()?;
        let keys = self.key_file()?;
        let ids = keys.sign_ins().into_iter();
        Ok(ids.map(|sign_in| sign_in.user.to_string()).collect())
    }

    /// Gives somebody whom the service knows a sign-in on this laptop, with a first passphrase, which they type themselves. Only
    /// an administrator who is signed in here may, and nobody's passphrase is replaced. Answers as [`Clinic::sign_ins`].
    pub fn give_sign_in(
        &self,
        user: &str,
        passphrase: &str,
        passphrase_again: &str,
    ) -> Result<Vec<String>> {
        let session = self.session()?;
        let (service, _) = session.service()?;
        administrator(&service, session.user)?;
        let user = UserId(id(user, "person")?);
        let known = service
            .user(user)
            .ok_or_else(|| Problem::not_found("person"))?;
        let folder = self.folder()?;
        let mut keys = self.key_file()?;
        if keys.sign_ins().iter().any(|sign_in| sign_in.user == user) {
            return Err(Problem::new(
                Code::Refused,
                "They can sign in on this laptop already, with their own passphrase.",
            ));
        }
        let mut reading = Reading::default();
        read_passphrase(&mut reading, passphrase, passphrase_again);
        reading.done(Some(()))?;
        keys.set_user(
            &session.keys,
            user,
            known.shown_name(),
            passphrase,
            known.has(Role::Administrator),
            self.env.passphrase_cost,
            &mut self.env.random(),
        )?;
        keys.save(&folder)?;
        self.sign_ins()
    }
}
