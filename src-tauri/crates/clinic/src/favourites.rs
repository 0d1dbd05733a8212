//! Wordings the service likes best: they are offered first.

use crate::content::library;
use crate::problem::{Problem, Result};
use crate::session::{Clinic, With};
use crate::views::Status;
use domain::service::{ServiceChanged, ServiceField};

impl Clinic {
    /// Marks a wording of the catalogue as a favourite of the service, or no longer. For everyone who works here.
    pub fn star_wording(&self, wording: &str, starred: bool) -> Result<Status> {
        let session = self.session()?;
        if !library().adjustments().iter().any(|one| one.id == wording) {
            return Err(Problem::not_found("wording"));
        }
        let (service, seen) = session.service()?;
        let mut favourites = service
            .favourite_wordings
            .get()
            .cloned()
            .unwrap_or_default();
        let before = favourites.clone();
        favourites.retain(|one| one != wording);
        if starred {
            favourites.push(wording.to_owned());
        }
        // Starred twice by two hands is starred once.
        let mut same = (before.clone(), favourites.clone());
        same.0.sort();
        same.1.sort();
        if same.0 != same.1 {
            let set = vec![ServiceField::FavouriteWordings(favourites)];
            session.record(seen, vec![ServiceChanged { set }.into()], With::default())?;
        }
        self.status()
    }
}
