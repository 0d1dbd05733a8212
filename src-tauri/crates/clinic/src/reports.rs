//! The AHP Health and Work Report.

use crate::Clinic;
use crate::forms::*;
use crate::problem::Result;
use crate::views::*;

impl Clinic {
    /// Starts a report from the case.
    pub fn start_report(&self, case: &str) -> Result<ReportScreen> {
        todo!()
    }

    /// Opens a report draft where it was left.
    pub fn report_draft(&self, draft: &str) -> Result<ReportScreen> {
        todo!()
    }

    /// Saves a report draft as typed and checks it.
    pub fn save_report(&self, draft: &str, form: &ReportForm) -> Result<ReportState> {
        todo!()
    }

    /// Issues the report: content, PDF and event together.
    pub fn issue_report(&self, draft: &str, form: &ReportForm) -> Result<IssuedReport> {
        todo!()
    }

    /// An issued report.
    pub fn report(&self, case: &str, report: &str) -> Result<IssuedReport> {
        todo!()
    }

}
