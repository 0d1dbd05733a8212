//! Runs another program under a heading, and says how long it took.

use std::{
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// Prints `title`, runs `command` with its output in view, and prints the time it took.
///
/// # Errors
/// When the program cannot be started, or ends with anything but success.
pub(crate) fn step(title: &str, command: &mut Command) -> Result<()> {
    heading(title);
    let started = Instant::now();
    let outcome = quietly(command);
    match &outcome {
        Ok(()) => println!("-- {title}: {}", seconds(started.elapsed())),
        Err(error) => println!(
            "-- {title}: FAILED after {} ({error})",
            seconds(started.elapsed())
        ),
    }
    outcome
}

/// Runs `command` with its output in view and no heading.
pub(crate) fn quietly(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .with_context(|| format!("could not start {program}"))?;
    if !status.success() {
        bail!("{program} ended with {status}");
    }
    Ok(())
}

/// What `command` writes to its standard output; `None` if it cannot be run or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program of this name is on the path.
pub(crate) fn exists(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else {
        return false;
    };
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

pub(crate) fn heading(title: &str) {
    println!("\n== {title}");
}

/// A time as a person reads it: `0.4 s`, `3 min 12 s`.
pub(crate) fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 60 {
        format!("{:.1} s", time.as_secs_f32())
    } else {
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_for_people() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(192)), "3 min 12 s");
    }

    #[test]
    fn a_program_that_fails_is_an_error_that_names_it() {
        let error = quietly(&mut Command::new("false")).expect_err("false never succeeds");
        assert!(error.to_string().starts_with("false ended with"), "{error}");
    }
}
