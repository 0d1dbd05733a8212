//! Stepwell without a window, for IT support and scripts: the same façade, printed instead of shown.
//!
//! Exit codes: 0 done; 1 refused by what was found in the input; 2 could not be done (a file, the command line); 3 a code
//! signed by nobody who is known here.

mod demo;
mod report_file;
mod verify;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "stepwell-cli", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reports in the format stepwell-report/1
    #[command(subcommand)]
    Report(ReportCommand),
    /// Plays the demonstration cases and writes every report and timeline
    Demo {
        /// Where to; made where needed
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

#[derive(Subcommand)]
enum ReportCommand {
    /// Prints what is wrong with a report, one JSON object a line; exits 1 if anything blocks
    Check {
        /// A report in the format stepwell-report/1
        file: PathBuf,
    },
    /// Writes the PDF of a report; prints as `check` does, and writes nothing when anything blocks
    Render {
        /// A report in the format stepwell-report/1
        file: PathBuf,
        /// The PDF to write
        #[arg(long, value_name = "OUT.pdf")]
        out: PathBuf,
    },
    /// Shows what a report's code holds, for comparing with the paper; exits 0 if it matches what a service given issued,
    /// 1 if it does not, 3 if nobody given made it
    Verify {
        /// PDFs, text files, or the codes themselves as a camera reads them, in any order
        #[arg(required = true, value_name = "FILE.pdf|CODE")]
        inputs: Vec<String>,
        /// A service that is known: its public key (64 hexadecimal digits), or its checking page saved from Stepwell
        #[arg(long, value_name = "KEY|PAGE.html")]
        service: Vec<String>,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Report(ReportCommand::Check { file }) => report_file::check(&file),
        Command::Report(ReportCommand::Render { file, out }) => report_file::render(&file, &out),
        Command::Report(ReportCommand::Verify { inputs, service }) => {
            verify::verify(&inputs, &service)
        }
        Command::Demo { out } => demo::run(&out),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            if !is_closed_pipe(&error) {
                eprintln!("stepwell-cli: {error:#}");
            }
            ExitCode::from(2)
        }
    }
}

/// Whoever reads our output has read enough (`| head`): nothing to complain about.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
