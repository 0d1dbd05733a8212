//! "Try it": the demonstration opened in the window, in a folder of its own beside the record.

use crate::demonstration;
use crate::env::Env;
use crate::problem::{Code, Problem, Result};
use crate::session::Clinic;
use crate::views::{Progress, Status};
use std::fs;
use store::FolderState;

impl Clinic {
    /// Opens the demonstration, and makes it first where there is none. The real record is closed meanwhile.
    pub fn try_demonstration(&self, progress: &mut dyn FnMut(Progress)) -> Result<Status> {
        self.clear_copies();
        self.stand(true);
        if self.folder()?.state()? != FolderState::Ready {
            // Made beside its place and moved there whole: one that was interrupted is never mistaken for the demonstration.
            self.stand(true);
            self.make_demonstration(progress)?;
        }
        let (name, passphrase) = demonstration::sign_in()?;
        self.unlock(&name, &passphrase)
    }

    fn make_demonstration(&self, progress: &mut dyn FnMut(Progress)) -> Result<()> {
        let workshop = self.env.folder.join("demonstration-in-the-making");
        let made = workshop.join("demonstration");
        let place = self.folder_path(true);
        let cannot = |_| {
            Problem::new(
                Code::System,
                "The demonstration could not be made on this disk. Free some space and try again.",
            )
        };
        if workshop.exists() {
            fs::remove_dir_all(&workshop).map_err(cannot)?;
        }
        let env = Env {
            folder: workshop.clone(),
            ..self.env.clone()
        };
        demonstration::make(&env, progress)?;
        if place.exists() {
            fs::remove_dir_all(&place).map_err(cannot)?;
        }
        fs::rename(&made, &place).map_err(cannot)?;
        fs::remove_dir_all(&workshop).map_err(cannot)
    }
}
