//! What the window may ask of the program: one file for each noun, one line for each command.

pub mod about;
pub mod caseload;
pub mod cases;
pub mod checking;
pub mod contacts;
pub mod demonstration;
pub mod differences;
pub mod exchanging;
pub mod joining;
pub mod letters;
pub mod names;
pub mod outside;
pub mod papers;
pub mod patients;
pub mod phased;
pub mod questionnaires;
pub mod reports;
pub mod service;
pub mod wordings;

use clinic::Clinic;
use std::sync::Arc;
use tauri::ipc::Invoke;
use tauri::{Runtime, State};

/// The clinic, as every command is handed it.
pub type Shared<'a> = State<'a, Arc<Clinic>>;

/// Every typed command, for any runtime: the real window's and the one tests use.
pub fn builder<R: Runtime>() -> tauri_specta::Builder<R> {
    tauri_specta::Builder::<R>::new()
        // One type for both ways: a form that is sent is whole, and one that comes back is too.
        .disable_serde_phases()
        .commands(tauri_specta::collect_commands![
            about::about,
            service::status,
            service::set_up,
            service::unlock,
            service::lock,
            service::leave_demonstration,
            service::choose_site,
            service::add_site,
            service::add_user,
            service::sign_ins,
            service::give_sign_in,
            service::content,
            joining::sync_set_up,
            joining::set_up_sync,
            joining::choose_folder,
            joining::ask_to_join,
            joining::waiting,
            joining::go_on_waiting,
            joining::look_for_answer,
            joining::take_answer,
            joining::give_up_joining,
            joining::save_join_file,
            joining::read_join_file,
            joining::requests,
            joining::read_request,
            joining::approve,
            joining::laptops,
            joining::revoke_laptop,
            joining::accept_late,
            joining::rebuild,
            joining::finish_rebuilding,
            caseload::caseload,
            caseload::worklist,
            caseload::find,
            patients::duplicates,
            patients::register_patient,
            patients::patient,
            patients::correct_patient,
            differences::differences,
            differences::settle,
            differences::accept_overlap,
            differences::compare_people,
            differences::merge_people,
            differences::unmerge_person,
            differences::tell_people_apart,
            cases::open_case,
            cases::case,
            cases::change_case,
            cases::record_consent,
            cases::change_step,
            cases::clear_risk,
            cases::close_case,
            cases::reopen_case,
            outside::record_disclosure,
            outside::record_employer_call,
            outside::record_fit_note,
            outside::remove_fit_note,
            contacts::start_contact,
            contacts::contact_draft,
            contacts::save_contact,
            contacts::discard_draft,
            contacts::sign_contact,
            contacts::contact,
            contacts::add_addendum,
            contacts::enter_in_error,
            contacts::enter_again,
            contacts::file_summary,
            questionnaires::hand_in_questionnaire,
            questionnaires::save_questionnaire,
            questionnaires::read_questionnaire,
            questionnaires::questionnaire_in_error,
            reports::start_report,
            reports::report_draft,
            reports::save_report,
            reports::issue_report,
            reports::report,
            reports::replace_report,
            reports::withdraw_report,
            reports::tell_holder,
            phased::propose_phased,
            phased::usual_week,
            wordings::star_wording,
            wordings::wording_hints,
            letters::paper_choices,
            letters::start_paper,
            letters::paper_draft,
            letters::save_paper,
            letters::issue_paper,
            letters::issued_paper,
            letters::save_paper_copy,
            letters::open_paper,
            letters::print_paper,
            letters::save_paper_cover_sheet,
            letters::print_paper_cover_sheet,
            letters::templates,
            letters::template_preview,
            demonstration::try_demonstration,
            papers::save_report_copy,
            papers::open_report,
            papers::print_report,
            papers::deliver_report,
            papers::save_cover_sheet,
            papers::print_cover_sheet,
            checking::checking_settings,
            checking::set_checking,
            checking::save_checking_page,
            checking::check_paper,
            checking::check_paper_file,
            exchanging::sync_status,
            exchanging::sync_now,
            exchanging::stop_syncing,
            exchanging::fill_place_again,
            exchanging::listen,
        ])
}

/// Commands whose reply is raw bytes, which the generated types cannot say.
pub const RAW: &[&str] = &[
    "preview_report",
    "report_pdf",
    "preview_paper",
    "paper_pdf",
    "template_pdf",
];

/// Answers every command: typed ones by `typed`, raw ones here.
pub fn handler<R: Runtime>(
    typed: impl Fn(Invoke<R>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    let raw: fn(Invoke<R>) -> bool = tauri::generate_handler![
        papers::preview_report,
        papers::report_pdf,
        letters::preview_paper,
        letters::paper_pdf,
        letters::template_pdf,
    ];
    move |invoke| {
        if RAW.contains(&invoke.message.command()) {
            raw(invoke)
        } else {
            typed(invoke)
        }
    }
}
