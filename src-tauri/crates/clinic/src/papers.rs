//! Copies of a report that leave the record: saved, opened to print, printed. Each is recorded, with whom it is for.

use crate::copies::{Copy, file_name, pdf, read_copy};
use crate::forms::{CopyForm, DeliveryForm};
use crate::problem::{Code, Problem, Result};
use crate::read::{Reading, id};
use crate::session::{Clinic, With};
use crate::views::{IssuedReport, PrinterView};
use domain::decide;
use domain::ids::{CaseId, ReportId};
use domain::paper::{Delivery, ReportDelivered, ReportGiven};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use store::DocumentHash;

impl Clinic {
    /// The PDF as issued, byte for byte.
    pub fn report_pdf(&self, case: &str, report: &str) -> Result<Vec<u8>> {
        let session = self.session()?;
        let (case, _) = session.case(CaseId(id(case, "case")?))?;
        let entry = case
            .report(ReportId(id(report, "report")?))
            .ok_or_else(|| Problem::not_found("report"))?;
        let hash = DocumentHash::parse(&entry.report.document)
            .ok_or_else(|| Problem::from(store::StoreError::DocumentDamaged))?;
        session.document(hash)
    }

    /// Saves a copy to a place the person chose. From then on it is theirs to protect.
    pub fn save_report_copy(
        &self,
        case: &str,
        report: &str,
        copy: &CopyForm,
        to: &Path,
    ) -> Result<IssuedReport> {
        let paper = self.paper(case, report, copy, "saved")?;
        write(to, &paper.copy.bytes)?;
        self.given(paper).inspect_err(|_| {
            // A copy that is not in the record must not lie about.
            drop(fs::remove_file(to));
        })
    }

    /// Opens a copy from a private folder, which is emptied at lock and at start, in the system's viewer.
    pub fn open_report(
        &self,
        case: &str,
        report: &str,
        copy: &CopyForm,
        open: &dyn Fn(&Path) -> std::result::Result<(), String>,
    ) -> Result<IssuedReport> {
        let paper = self.paper(case, report, copy, "opened")?;
        let path = self.viewing_copy(&paper.file_name, &paper.copy.bytes)?;
        open(&path).map_err(|_| {
            Problem::new(
                Code::System,
                "No program on this laptop opens PDF files. Save a copy instead, or install a PDF viewer.",
            )
        })?;
        self.given(paper)
    }

    /// Prints a copy on a printer that the system knows. `again`: the sheets before did not come out (a paper jam); that is
    /// the same paper once more, not a duplicate.
    pub fn print_report(
        &self,
        case: &str,
        report: &str,
        copy: &CopyForm,
        printer: &str,
        again: bool,
    ) -> Result<IssuedReport> {
        let how = if again { "reprinted" } else { "printed" };
        let paper = self.paper(case, report, copy, how)?;
        print(printer, &paper.number, &paper.copy.bytes)?;
        self.given(paper)
    }

    /// Records how a copy reached whom it is for: somebody's word for it.
    pub fn deliver_report(
        &self,
        case: &str,
        report: &str,
        form: &DeliveryForm,
    ) -> Result<IssuedReport> {
        let session = self.session()?;
        let case_id = CaseId(id(case, "case")?);
        let report = ReportId(id(report, "report")?);
        let (now, seen) = session.case(case_id)?;
        let mut reading = Reading::default();
        let how = reading.needed_choice("how", &form.how, "how it got there", Delivery::parse);
        let on = reading.needed_day("on", &form.on, "the day");
        let to = reading.text("to", &form.to);
        let note = reading.text("note", &form.note);
        let (how, on) = reading.done(how.zip(on))?;
        let delivered = ReportDelivered {
            report,
            copy_for: form.copy_for.clone(),
            how,
            on,
            to,
            note,
            consent: None,
        };
        let event = decide::deliver_report(&now, delivered, session.today())?;
        session.record(seen, vec![event], With::default())?;
        session.issued(case_id, report)
    }

    /// Empties the folder of copies for viewing. What a viewer still holds open is left for the next time.
    pub(crate) fn clear_copies(&self) {
        let Ok(files) = fs::read_dir(self.viewing_folder()) else {
            return;
        };
        for file in files.flatten() {
            drop(fs::remove_file(file.path()));
        }
    }

    fn viewing_folder(&self) -> PathBuf {
        self.env.folder.join("viewing")
    }

    pub(crate) fn viewing_copy(&self, file_name: &str, bytes: &[u8]) -> Result<PathBuf> {
        let folder = self.viewing_folder();
        let mut making = fs::DirBuilder::new();
        making.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
        making.create(&folder).map_err(|_| cannot_write())?;
        let path = folder.join(file_name);
        write(&path, bytes)?;
        Ok(path)
    }

    /// A copy ready to leave, and the fact that will say so: it is decided first whether it may.
    fn paper(&self, case: &str, report: &str, copy: &CopyForm, how: &str) -> Result<Paper> {
        let session = self.session()?;
        let (case, _) = session.case(CaseId(id(case, "case")?))?;
        let wanted = read_copy(ReportId(id(report, "report")?), copy)?;
        let entry = case
            .report(wanted.report)
            .ok_or_else(|| Problem::not_found("report"))?;
        let today = session.today();
        // Before it is rendered: whoever may not have it need not wait to hear so.
        decide::give_copy(&case, wanted, how, "", today)?;
        let copy = self.copy(&session, &case, entry, wanted)?;
        Ok(Paper {
            given: decide::give_copy(&case, wanted, how, &copy.document, today)?,
            number: entry.report.content.report_number.clone(),
            file_name: file_name(entry, wanted),
            case: case.id,
            copy,
        })
    }

    /// Records that a copy left, with its bytes where they are not in the record yet.
    fn given(&self, paper: Paper) -> Result<IssuedReport> {
        let session = self.session()?;
        let (_, seen) = session.case(paper.case)?;
        let report = paper.given.report;
        let documents = if paper.copy.is_new {
            vec![pdf(paper.copy.bytes)]
        } else {
            Vec::new()
        };
        let with = With {
            documents,
            ..With::default()
        };
        session.record(seen, vec![paper.given.into()], with)?;
        session.issued(paper.case, report)
    }
}

struct Paper {
    case: CaseId,
    given: ReportGiven,
    copy: Copy,
    number: String,
    file_name: String,
}

fn cannot_write() -> Problem {
    Problem::new(
        Code::System,
        "The file could not be written. Choose another folder, or free some space on the disk, and try again.",
    )
}

/// Writes a file whole: what was there before stays until the new one is safe.
pub(crate) fn write(to: &Path, bytes: &[u8]) -> Result<()> {
    let mut name = to.as_os_str().to_owned();
    name.push(".part");
    let part = PathBuf::from(name);
    let written = fs::File::create(&part)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&part, to));
    if written.is_err() {
        drop(fs::remove_file(&part));
        return Err(cannot_write());
    }
    Ok(())
}

/// The printers CUPS knows on this laptop, with where each stands; none where there is no CUPS.
pub(crate) fn printers() -> Vec<PrinterView> {
    let Some(names) = lpstat(&["-e"]) else {
        return Vec::new();
    };
    let told = lpstat(&["-l", "-p"]).unwrap_or_default();
    names
        .lines()
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| PrinterView {
            name: name.to_owned(),
            place: place_of(name, &told),
        })
        .collect()
}

fn lpstat(arguments: &[&str]) -> Option<String> {
    let answer = Command::new("lpstat")
        .args(arguments)
        // The words to look for are English.
        .env("LC_ALL", "C")
        .stderr(Stdio::null())
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&answer.stdout).into_owned())
}

/// The line "Location: …" in what `lpstat -l -p` tells of a printer; empty when there is none.
fn place_of(printer: &str, told: &str) -> String {
    told.lines()
        .skip_while(|line| !line.starts_with(&format!("printer {printer} ")))
        .skip(1)
        .take_while(|line| !line.starts_with("printer "))
        .find_map(|line| line.trim().strip_prefix("Location:"))
        .map(|place| place.trim().to_owned())
        .unwrap_or_default()
}

/// Hands the bytes to CUPS through a pipe, so that no file is left. The job's title is the report's number, no name.
pub(crate) fn print(printer: &str, number: &str, bytes: &[u8]) -> Result<()> {
    if !printers().iter().any(|known| known.name == printer) {
        return Err(Problem::field(
            "printer",
            "Choose one of the printers of this laptop",
        ));
    }
    let failed = || {
        Problem::new(
            Code::System,
            "The printer did not take it. Check that it is switched on and connected, or choose another.",
        )
    };
    let mut lp = Command::new("lp")
        .args(["-d", printer, "-t", &format!("Report {number}")])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| failed())?;
    let sent = lp.stdin.take().map(|mut pipe| pipe.write_all(bytes));
    let ended = lp.wait().map_err(|_| failed())?;
    if ended.success() && matches!(sent, Some(Ok(()))) {
        Ok(())
    } else {
        Err(failed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printer_s_place_is_its_own() {
        let told = "printer Room_4 is idle.  enabled since Mon\n\tDescription: Brother\n\tLocation: Room 4\n\
                    printer Front is idle.  enabled since Mon\n\tDescription: HP\n\tLocation: Reception\n\
                    printer Bare is idle.\n\tDescription:\n";
        assert_eq!(place_of("Front", told), "Reception");
        assert_eq!(place_of("Room_4", told), "Room 4");
        assert_eq!(place_of("Room", told), "");
        assert_eq!(place_of("Bare", told), "");
    }
}
