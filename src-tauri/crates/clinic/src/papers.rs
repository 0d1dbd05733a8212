use crate::Clinic;
use crate::forms::ReportForm;
use crate::problem::Result;
use crate::views::{IssuedReport, Progress, Status};
use std::path::Path;
impl Clinic {
    pub fn try_demonstration(&self, progress: &mut dyn FnMut(Progress)) -> Result<Status> { todo!() }
    pub fn preview_report(&self, draft: &str, form: &ReportForm) -> Result<Vec<u8>> { todo!() }
    pub fn report_pdf(&self, case: &str, report: &str) -> Result<Vec<u8>> { todo!() }
    pub fn save_report_copy(&self, case: &str, report: &str, copy_for: &str, to: &Path) -> Result<IssuedReport> { todo!() }
    pub fn open_report(&self, case: &str, report: &str, copy_for: &str, open: &dyn Fn(&Path) -> std::result::Result<(), String>) -> Result<IssuedReport> { todo!() }
    pub fn print_report(&self, case: &str, report: &str, copy_for: &str, printer: &str) -> Result<IssuedReport> { todo!() }
}
