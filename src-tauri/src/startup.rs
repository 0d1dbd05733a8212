//! How the program was started: where its record is, and whether on invented patients.

use std::{ffi::OsString, path::PathBuf};

use clap::Parser;

/// The folder inside the data folder's parent when none is named.
const FOLDER: &str = "stepwell";

/// The environment variable that names the data folder when `--data` is not given.
pub const DATA_VARIABLE: &str = "STEPWELL_DATA";

/// The command line of the window program.
#[derive(Debug, Parser)]
#[command(
    name = "stepwell",
    version,
    about = "Stepwell, for occupational-therapist-led vocational clinics."
)]
pub struct Arguments {
    /// Keep the record in this folder [default: $STEPWELL_DATA, else `stepwell` in the user's data folder]
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Open the demonstration: invented patients, in a folder of their own
    #[arg(long)]
    pub demonstration: bool,
}

/// What the rest of the program knows of how it was started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Startup {
    /// The folder that holds the record. It may not exist yet.
    pub data: PathBuf,
    /// Opened on invented patients.
    pub demonstration: bool,
}

/// Decides the data folder: what was asked for, else the environment's, else a folder of our own in
/// `user_data` (the system's place for a user's data, such as `~/.local/share`).
///
/// An empty variable counts as unset, as the XDG rules have it.
pub fn decide(arguments: Arguments, variable: Option<OsString>, user_data: PathBuf) -> Startup {
    let data = arguments
        .data
        .or_else(|| {
            variable
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        })
        .unwrap_or_else(|| user_data.join(FOLDER));
    Startup {
        data,
        demonstration: arguments.demonstration,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn started(line: &[&str], variable: Option<&str>) -> Startup {
        let arguments = Arguments::try_parse_from(line).expect("these arguments are known");
        decide(
            arguments,
            variable.map(OsString::from),
            "/home/u/data".into(),
        )
    }

    #[test]
    fn the_folder_asked_for_wins_over_the_variable() {
        let startup = started(&["stepwell", "--data", "/a"], Some("/b"));
        assert_eq!(startup.data, PathBuf::from("/a"));
        assert!(!startup.demonstration);
    }

    #[test]
    fn the_variable_wins_over_the_users_folder_unless_empty() {
        assert_eq!(started(&["stepwell"], Some("/b")).data, PathBuf::from("/b"));
        let empty = started(&["stepwell"], Some(""));
        assert_eq!(empty.data, PathBuf::from("/home/u/data/stepwell"));
    }

    #[test]
    fn a_demonstration_is_asked_for_by_name() {
        assert!(started(&["stepwell", "--demonstration"], None).demonstration);
    }

    #[test]
    fn an_unknown_argument_is_refused() {
        assert!(Arguments::try_parse_from(["stepwell", "--dta", "/a"]).is_err());
    }
}
