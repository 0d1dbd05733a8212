//! The cover sheet with which a report is posted in a window envelope.

use crate::papers::{print, write};
use crate::patients::reach;
use crate::problem::{Problem, Result};
use crate::read::{Reading, id};
use crate::session::{Clinic, Session};
use crate::views::IssuedReport;
use domain::ids::{CaseId, ReportId};
use report::cover_sheet::{self, CoverSheet};
use std::path::Path;

/// Kept on the laptop, for each site: where a letter goes back to that cannot be delivered.
const RETURN_TO: &str = "return_to/";

impl Clinic {
    /// Prints the cover sheet of an issued report. The return address is remembered on this laptop for this site.
    pub fn print_cover_sheet(
        &self,
        case: &str,
        report: &str,
        return_to: &str,
        printer: &str,
    ) -> Result<IssuedReport> {
        let (sheet, number) = self.cover_sheet(case, report, return_to)?;
        print(printer, &number, &sheet)?;
        self.report(case, report)
    }

    /// Saves the cover sheet of an issued report to a place the person chose.
    pub fn save_cover_sheet(
        &self,
        case: &str,
        report: &str,
        return_to: &str,
        to: &Path,
    ) -> Result<IssuedReport> {
        let (sheet, _) = self.cover_sheet(case, report, return_to)?;
        write(to, &sheet)?;
        self.report(case, report)
    }

    /// The sheet's PDF, and the number it is known by to a printer.
    fn cover_sheet(&self, case: &str, report: &str, return_to: &str) -> Result<(Vec<u8>, String)> {
        let session = self.session()?;
        let case_id = CaseId(id(case, "case")?);
        let issued = session.issued(case_id, ReportId(id(report, "report")?))?;
        let number = issued.line.number;
        Ok((self.sheet_for(case_id, &number, return_to)?, number))
    }

    /// The sheet that goes on top of any paper of a case, with the paper's number on it.
    pub(crate) fn sheet_for(&self, case: CaseId, number: &str, return_to: &str) -> Result<Vec<u8>> {
        let session = self.session()?;
        let (case, _) = session.case(case)?;
        let patient = session.case_and_patient(&case)?;
        let name = patient.legal_name.get().cloned().unwrap_or_default();
        let mut reading = Reading::default();
        let address = reading.text("address", &reach(&patient).address);
        if address.is_empty() {
            reading.wrong(
                "address",
                "Enter their address in the patient\u{2019}s record first",
            );
        }
        let return_to = reading.needed("return_to", return_to, "where a letter goes back to");
        let return_to = reading.done(Some(return_to))?;
        let sheet = CoverSheet {
            addressee: std::iter::once(name.in_full())
                .chain(lines(&address))
                .collect(),
            return_to: lines(&return_to).collect(),
            reference: Some(number.to_owned()),
            demonstration: self.is_demonstration(),
            printed_on: session.today(),
        };
        let rendered = cover_sheet::render(&sheet).map_err(in_the_form)?;
        session.store.set_setting(&setting(&session), &return_to)?;
        Ok(rendered.pdf)
    }
}

impl Session {
    /// The return address last used on this laptop at this site; empty before the first.
    pub(crate) fn return_to(&self) -> Result<String> {
        Ok(self.store.setting(&setting(self))?.unwrap_or_default())
    }
}

fn setting(session: &Session) -> String {
    format!("{RETURN_TO}{}", session.identity().site)
}

/// People write an address in lines or with commas.
pub(crate) fn lines(address: &str) -> impl Iterator<Item = String> {
    address
        .split(['\n', ','])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
}

/// The first line of the addressee is the name, the rest the address; both are one field on the screen.
fn in_the_form(error: report::RenderError) -> Problem {
    let mut problem = Problem::from(error);
    "The cover sheet cannot be made as it is".clone_into(&mut problem.message);
    for field in &mut problem.fields {
        if field.field.starts_with("addressee") {
            "address".clone_into(&mut field.field);
        } else if field.field.starts_with("return") {
            "return_to".clone_into(&mut field.field);
        }
    }
    problem
}
