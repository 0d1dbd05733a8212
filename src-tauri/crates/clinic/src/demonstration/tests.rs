//! The demonstration is played whole, twice, and looked at.

use super::*;
use crate::content::{item, library};
use domain::case::{Step, WorkStatus};
use domain::contact::Outcome as ContactOutcome;
use domain::pathway::AnswerKind;
use script::{Act, CaseScript};
use std::collections::{BTreeMap, BTreeSet};

fn scripts() -> Vec<CaseScript> {
    script::cases().expect("every script reads")
}

/// One at a time: asking for the printers starts a process, and while it starts it holds whatever locks any other
/// thread has just let go of.
fn alone() -> std::sync::MutexGuard<'static, ()> {
    static STAGE: std::sync::Mutex<()> = std::sync::Mutex::new(());
    STAGE
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn play() -> (tempfile::TempDir, Summary) {
    let folder = tempfile::tempdir().expect("a folder");
    let summary = run_demonstration(folder.path(), &mut |_| {}).unwrap_or_else(|e| panic!("{e}"));
    (folder, summary)
}

/// One run, for all who only look at it.
fn played() -> &'static (tempfile::TempDir, Summary) {
    static PLAYED: std::sync::OnceLock<(tempfile::TempDir, Summary)> = std::sync::OnceLock::new();
    PLAYED.get_or_init(play)
}

/// Every file under a folder, by its path from there.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).expect("a file");
            let name = path.strip_prefix(folder).expect("within it").to_owned();
            found.insert(name, bytes);
        }
    }
    found
}

/// Names of clinicians, sites and prompts are those of the other files, and the steps stand in their order.
#[test]
fn scripts_agree_with_the_rest() {
    let service = script::service().expect("the service reads");
    let scripts = scripts();
    assert_eq!(scripts.len(), 9);
    for script in &scripts {
        assert!(
            service.sign_in(&script.clinician).is_some(),
            "{}",
            script.id
        );
        assert!(service.ods(&script.site).is_some(), "{}", script.id);
        assert!(!script.checks.is_empty(), "{}", script.id);
        assert!(
            script.steps.is_sorted_by_key(|step| step.at),
            "{}",
            script.id
        );
        for step in &script.steps {
            let (Act::Contact(draft) | Act::Park(draft)) = &step.act else {
                continue;
            };
            if ContactOutcome::parse(&draft.outcome) != Some(ContactOutcome::Attended) {
                continue;
            }
            let care = Step::parse(&draft.step).expect("a step");
            let work = draft
                .answers
                .iter()
                .find(|answer| answer.item == domain::decide::item::WORK_STATUS)
                .and_then(|answer| WorkStatus::parse(answer.chosen.first()?));
            let agenda = library().agenda_for(care, work).expect("an agenda");
            for answer in &draft.answers {
                let at = format!("{}, {}: {}", script.id, step.at, answer.item);
                // What was carried over is of another agenda.
                let item = item(agenda, &answer.item)
                    .or_else(|| {
                        let mut agendas = library().agendas().iter();
                        agendas.find_map(|agenda| item(agenda, &answer.item))
                    })
                    .unwrap_or_else(|| panic!("{at}"));
                for chosen in &answer.chosen {
                    let yes_no =
                        item.answer == AnswerKind::YesNo && matches!(chosen.as_str(), "yes" | "no");
                    assert!(
                        yes_no || crate::content::words_of(&item.choices, chosen).is_some(),
                        "{at}: {chosen}"
                    );
                }
            }
        }
    }
}

#[test]
fn patients_are_of_the_test_range() {
    for script in scripts() {
        for step in &script.steps {
            if let Act::Register(form) = &step.act {
                assert!(form.nhs_number.starts_with("999"), "{}", script.id);
                assert!(form.telephone.starts_with("01632 960"), "{}", script.id);
            }
        }
    }
}

#[test]
fn every_point_holds_or_waits_for_later_work() {
    let _alone = alone();
    let (_folder, summary) = played();
    let failed: Vec<String> = summary
        .cases
        .iter()
        .flat_map(|case| &case.points)
        .filter_map(|checked| match &checked.outcome {
            Outcome::Fails(found) => Some(format!("{}: {}: {found}", checked.case, checked.point)),
            Outcome::Holds | Outcome::Waits(_) => None,
        })
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
    let held = |case: &CaseMade| {
        case.points
            .iter()
            .any(|point| point.outcome == Outcome::Holds)
    };
    assert!(summary.cases.iter().all(held));
}

/// A predicate that cannot fail proves nothing: each one used in the scripts is asked for something that is not so.
#[test]
fn every_predicate_can_fail() {
    let _alone = alone();
    let untrue: &[(&str, &str)] = &[
        ("V01", "period_days = 27"),
        ("V01", "options = ['phased_return']"),
        (
            "V01",
            "report = { advice = 'not_fit', from = '2026-09-07', to = '2026-10-04', review_on = '2026-10-02' }",
        ),
        (
            "V01",
            "report = { advice = 'may_be_fit', from = '2026-09-08', to = '2026-10-04', review_on = '2026-10-02' }",
        ),
        (
            "V01",
            "report = { advice = 'may_be_fit', from = '2026-09-07', to = '2026-10-04', review_on = '2026-10-03' }",
        ),
        ("V01", "text_has = ['Kevin', 'union']"),
        ("V01", "text_lacks = ['BRIGHTSTORE']"),
        ("V01", "warned = 'not_fit_with_advice'"),
        ("V01", "no_report = true"),
        ("V01", "report_was_possible = true"),
        ("V01", "numbers_differ = true"),
        ("V01", "earlier_report_opens = true"),
        ("V01", "copies = ['patient', 'gp']"),
        ("V05", "copies = ['patient', 'gp']"),
        ("V12", "age_at_report = 66"),
        ("V01", "cases_of_the_person = 2"),
        ("V09", "missed_in_a_row = 3"),
        ("V01", "step = 'step_3'"),
        ("V01", "closed_as = 'Remained in work'"),
        ("V09", "closed_as = 'Remained in work'"),
        ("V01", "never_off_sick = true"),
        ("V01", "employer_blank = true"),
        ("V01", "fit_note_to = '2026-09-14'"),
        ("V14", "safety_critical = ['driving']"),
        ("V01", "notice_has = 'benefits'"),
        ("V01", "alert_has = 'Sylheti'"),
        (
            "V01",
            "consents = [{ purpose = 'gp_copy', decision = 'refused' }]",
        ),
        ("V01", "consents_since = '2026-09-02'"),
        (
            "V02",
            "told_employer = { has = 'No diagnosis', lacks = ['reach'] }",
        ),
        ("V02", "told_employer = { has = 'Everything', lacks = [] }"),
        ("V01", "told_employer = { has = '', lacks = [] }"),
        ("V02", "employer_answers = ['accepted']"),
        ("V13", "answered = { item = 'treatment', has = 'none' }"),
        ("V01", "risk_noticed = 'phq9_9'"),
        ("V13", "scores = { instrument = 'phq-9', totals = [16] }"),
        ("V13", "held_back = ['risk.told']"),
        ("V01", "held_back = ['risk.told']"),
        ("V13", "told_of_risk = 'the sister'"),
        (
            "V14",
            "concern = { kind = 'driving', told = 'Dr Tomasz Lind', at = '13:53' }",
        ),
        (
            "V14",
            "concern = { kind = 'driving', told = 'Somebody', at = '13:52' }",
        ),
        (
            "V14",
            "concern = { kind = 'red_flag', told = 'Dr Tomasz Lind', at = '13:52' }",
        ),
        (
            "V15",
            "interpreter = { language = 'Sylheti', name = 'Rina B.', by = 'video' }",
        ),
        (
            "V15",
            "interpreter = { language = 'Welsh', name = 'Rina B.', by = 'telephone' }",
        ),
        ("V09", "interpreter = { language = '', name = '', by = '' }"),
        ("V13", "carried = ['', '', '', '', '']"),
        ("V06", "asked_by = ['step-2']"),
        ("V09", "missed_policy = ['call by 2026-09-08']"),
        (
            "V01",
            "worklist = ['consents_awaited', 'reports_ending', 'reviews_due']",
        ),
        ("V13", "worklist = ['gp_record', 'reports_ending']"),
        ("V01", "filed = [true, false]"),
        ("V01", "summary_has = ['may be fit', 'Passive']"),
        ("V01", "read_back = 'nothing'"),
        ("V05", "read_back = ''"),
        ("V15", "delivered = []"),
        ("V15", "delivered = ['Posted']"),
        ("V05", "catalogue = 'check-in'"),
        ("V05", "catalogue = 'quiet-place'"),
        ("V14", "warned_until_said = 'safety_critical_machinery'"),
        ("V06", "warned_until_said = 'safety_critical_driving'"),
        ("V01", "offered_earlier = true"),
        ("V05", "warned_at_printer = true"),
        (
            "V01",
            "fit_note_looks = [{ rule = 'gap', has = '12 Sep 2026 to 13 Sep 2026' }]",
        ),
        (
            "V01",
            "fit_note_looks = [{ rule = 'opposite', has = '11 Sep 2026' }]",
        ),
        (
            "V09",
            "paper = { kind = 'did_not_attend_letter', on = '2026-09-17', has = [], lacks = [] }",
        ),
        (
            "V09",
            "paper = { kind = 'did_not_attend_letter', on = '2026-09-18', has = ['1 October'], lacks = [] }",
        ),
        (
            "V09",
            "paper = { kind = 'did_not_attend_letter', on = '2026-09-18', has = [], lacks = ['LUKE'] }",
        ),
        (
            "V09",
            "paper = { kind = 'gp_letter', on = '2026-09-18', has = [], lacks = [] }",
        ),
        ("V09", "papers = ['appointment_letter']"),
        ("V02", "supersedes = ['as the ward wishes']"),
        ("V12", "supersedes = []"),
        (
            "V02",
            "holders = [{ copy_for = 'patient', told = true }, { copy_for = 'gp', told = true }, { copy_for = 'employer', told = false }]",
        ),
        ("V01", "copy_given = 'Plain words'"),
        ("V02", "copy_given = 'Standard, duplicate'"),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let shown = Shown::new(folder.path(), &mut |_| {}).unwrap_or_else(|e| panic!("{e}"));
    let mut tried = BTreeSet::from(["waits".to_owned()]);
    for (case, holds) in untrue {
        let point: script::Point =
            toml::from_str(&format!("words = 'untrue'\nholds = {{ {holds} }}")).expect("a point");
        let at = shown
            .scripts
            .iter()
            .position(|script| script.id == *case)
            .expect("a case");
        let point = [point];
        let checked = shown
            .look(&shown.scripts[at], &shown.played[at], &point)
            .unwrap_or_else(|error| panic!("{case} {holds}: {error}"));
        assert!(
            matches!(checked[0].outcome, Outcome::Fails(_)),
            "{case} {holds}: {:?}",
            checked[0].outcome
        );
        tried.insert(kind(&point[0]));
    }
    for script in &shown.scripts {
        for point in &script.checks {
            assert!(
                tried.contains(&kind(point)),
                "{}: {}",
                script.id,
                point.words
            );
        }
    }
}

/// The predicate's name, or that it waits.
fn kind(point: &script::Point) -> String {
    match &point.wanted {
        script::Wanted::Waits(_) => "waits".to_owned(),
        script::Wanted::Holds(predicate) => {
            let shown = format!("{predicate:?}");
            shown
                .split(['(', ' '])
                .next()
                .unwrap_or_default()
                .to_owned()
        }
    }
}

/// What lies there is what the summary names, and nothing else.
#[test]
fn two_runs_give_the_same_bytes() {
    let _alone = alone();
    let (folder, summary) = played();
    let (second, _) = play();
    let first = files(folder.path());
    assert_eq!(first, files(second.path()));
    let named: BTreeSet<PathBuf> = summary
        .cases
        .iter()
        .flat_map(|case| case.papers.iter().chain([&case.timeline]))
        .map(|path| {
            path.strip_prefix(folder.path())
                .expect("within it")
                .to_owned()
        })
        .collect();
    assert_eq!(named, first.keys().cloned().collect());
    for (name, bytes) in &first {
        let pdf = bytes.starts_with(b"%PDF-1.7");
        assert_eq!(
            pdf,
            name.extension() == Some("pdf".as_ref()),
            "{}",
            name.display()
        );
    }
}

/// The whole set: for each reader who may have it, in each edition, marked where it is a second copy or was replaced.
#[test]
fn every_case_has_its_papers() {
    let _alone = alone();
    let (folder, summary) = played();
    let all: Vec<String> = files(folder.path())
        .into_keys()
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    let many = |case: &str, part: &str| {
        all.iter()
            .filter(|name| name.starts_with(case) && name.contains(part))
            .count()
    };
    for case in &summary.cases {
        // Nobody was assessed in V09: letters alone.
        let reports = case.id != "V09";
        assert_eq!(many(&case.id, "Work-Report") > 0, reports, "{}", case.id);
        for edition in ["_large-print", "_plain-words", "_large-plain-words"] {
            assert!(many(&case.id, edition) > 0, "{}: {edition}", case.id);
        }
    }
    // A file's name says nothing about whom it is about.
    assert!(!all.iter().any(|name| name.contains("999")), "{all:?}");
    for kind in domain::paper_content::PaperKind::ALL {
        let name = kind.id().replace('_', "-");
        assert!(many("V", &name) > 0, "no {name}");
    }
    assert_eq!(many("V01", "_duplicate"), 1);
    assert_eq!(many("V02", "_replaced"), 6);
    // Consents: V05 asked for none, V06 has no employer, V15 refused both.
    for (case, copy, wanted) in [
        ("V01", "_employer.", 1),
        ("V01", "_gp.", 1),
        ("V05", "_gp", 0),
        ("V06", "_gp.", 1),
        ("V06", "employer", 0),
        ("V15", "_gp", 0),
        ("V15", "employer", 0),
    ] {
        assert_eq!(many(case, copy), wanted, "{case} {copy}: {all:?}");
    }
}

/// One story frozen whole: what a person reads of a case. To accept a change, copy the file the failure names.
#[test]
fn a_timeline_as_it_was() {
    let golden = include_str!("../../../../../tests/golden/demonstration/V01.txt");
    let _alone = alone();
    let (folder, _) = played();
    let made = std::fs::read_to_string(folder.path().join("V01.txt")).expect("the timeline");
    if made != golden {
        let kept = std::env::temp_dir().join("V01.txt");
        std::fs::write(&kept, &made).expect("a place for the new one");
        panic!(
            "the story of V01 differs from tests/golden/demonstration; see {}",
            kept.display()
        );
    }
}

/// The window's demonstration: made beside the record, marked, and open to whoever reads the passphrase off the screen.
#[test]
fn it_can_be_opened_in_the_window() {
    let _alone = alone();
    let folder = tempfile::tempdir().expect("a folder");
    let env = Env {
        passphrase_cost: OPEN_TO_ALL,
        ..Env::system(folder.path().to_owned())
    };
    let mut steps = 0;
    make(&env, &mut |_| steps += 1).unwrap_or_else(|e| panic!("{e}"));
    assert!(steps > 50);
    let clinic = Clinic::open(env);
    assert_eq!(
        clinic.status().expect("a status").state,
        crate::views::State::Empty
    );
    clinic.stand(true);
    let (name, passphrase) = sign_in().expect("a sign-in");
    let status = clinic.unlock(&name, &passphrase).expect("it opens");
    assert!(status.demonstration);
    let page = clinic
        .caseload(&crate::views::CaseloadQuery::default())
        .expect("a caseload");
    assert!(!page.lines.is_empty());
}
