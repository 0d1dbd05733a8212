//! A clinic to try things on: its own folder, a clock that stands where it is put, randomness that repeats.

use chrono::{DateTime, FixedOffset};
use clinic::forms::{
    AnswerForm, AnsweredForm, CaseForm, ContactDraft, MatchRowForm, PatientForm, QuestionnaireForm,
    ReportForm, SetUpForm, SiteForm, UserForm,
};
use clinic::views::{CaseView, IssuedReport, ReportScreen};
use clinic::{Clinic, Clock, Env, Exchanging, FieldProblem, Random};
use std::path::Path;
use std::sync::{Arc, Mutex};
use store::Cost;
use tempfile::TempDir;

pub const NAME: &str = "Sam Okafor";
pub const PASSPHRASE: &str = "eight swift herons";

/// A clock that shows what it was last told.
pub struct HandClock(Mutex<DateTime<FixedOffset>>);

impl HandClock {
    fn at(time: &str) -> Self {
        Self(Mutex::new(read(time)))
    }

    pub fn set(&self, time: &str) {
        *self.0.lock().unwrap() = read(time);
    }
}

fn read(time: &str) -> DateTime<FixedOffset> {
    time.parse()
        .expect("a time such as 2026-09-07T10:30:00+01:00")
}

impl Clock for HandClock {
    fn now(&self) -> DateTime<FixedOffset> {
        *self.0.lock().unwrap()
    }
}

/// Numbers that look random and repeat from the seed (SplitMix64).
pub struct Seeded(Mutex<u64>);

impl Seeded {
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }
}

impl Random for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap();
        for chunk in bytes.chunks_mut(8) {
            *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = *state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            mixed ^= mixed >> 31;
            chunk.copy_from_slice(&mixed.to_le_bytes()[..chunk.len()]);
        }
    }
}

/// A clinic in a folder of its own.
pub struct Desk {
    pub clinic: Clinic,
    pub clock: Arc<HandClock>,
    random: Arc<Seeded>,
    exchanging: Exchanging,
    folder: TempDir,
}

impl Desk {
    /// Nothing set up yet; Tuesday 1 September 2026, 10:00.
    pub fn empty() -> Self {
        Self::of(1, Exchanging::system())
    }

    /// As [`Desk::empty`], with ids of its own by `seed` and another way to the other laptops.
    pub fn of(seed: u64, exchanging: Exchanging) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self::found(folder, seed, exchanging)
    }

    /// Set up and unlocked for Sam Okafor at Hedge End.
    pub fn ready() -> Self {
        let desk = Self::empty();
        desk.clinic
            .set_up(&set_up())
            .expect("the service is set up");
        desk
    }

    /// The program ends, however it ended, and is started again: locked.
    pub fn restart(self) -> Self {
        let Self {
            clinic,
            clock,
            random,
            exchanging,
            folder,
        } = self;
        drop(clinic);
        let clinic = Clinic::open(env(folder.path(), &clock, &random, &exchanging));
        Self {
            clinic,
            clock,
            random,
            exchanging,
            folder,
        }
    }

    /// Another laptop's folder, or a copy of one, opened by a program of its own: locked. `seed` makes what is random.
    pub fn found(folder: TempDir, seed: u64, exchanging: Exchanging) -> Self {
        let clock = Arc::new(HandClock::at("2026-09-01T10:00:00+01:00"));
        let random = Arc::new(Seeded::new(seed));
        let clinic = Clinic::open(env(folder.path(), &clock, &random, &exchanging));
        Self {
            clinic,
            clock,
            random,
            exchanging,
            folder,
        }
    }

    /// Where the record itself lies.
    pub fn record(&self) -> std::path::PathBuf {
        self.folder.path().join("record")
    }

    /// The program ends; its folder is left to whatever opens it next, such as the window.
    pub fn leave(self) -> TempDir {
        self.folder
    }

    pub fn unlock(self) -> Self {
        self.clinic
            .unlock(NAME, PASSPHRASE)
            .expect("name and passphrase fit");
        self
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Kevin Pryce's case (V01): a warehouse picker, off sick with his back.
    pub fn kevin(&self) -> CaseView {
        let patient = self
            .clinic
            .register_patient(&kevin())
            .expect("Kevin is registered");
        self.clinic
            .open_case(&patient.banner.patient, &warehouse())
            .expect("his case is opened")
    }

    /// A signed step 1 contact by telephone.
    pub fn step_1(&self, case: &str) -> CaseView {
        let mut draft = self
            .clinic
            .start_contact(case, "step_1", "telephone")
            .expect("a contact starts")
            .draft;
        answer_step_1(&mut draft);
        self.clinic.sign_contact(&draft).expect("it can be signed")
    }

    /// An attempt: nobody was met. Signed with nothing answered.
    pub fn attempt(&self, case: &str, mode: &str, outcome: &str) -> CaseView {
        let mut draft = self.begin(case, "step_1", mode);
        draft.outcome = outcome.into();
        self.clinic
            .sign_contact(&draft)
            .expect("an attempt needs nothing")
    }

    /// A contact is begun.
    pub fn begin(&self, case: &str, step: &str, mode: &str) -> ContactDraft {
        self.clinic
            .start_contact(case, step, mode)
            .expect("a contact starts")
            .draft
    }

    /// A report on the last contact, with everything filled in but the rows, issued.
    pub fn issue(&self, case: &str) -> IssuedReport {
        let (screen, form) = self.report(case);
        self.clinic
            .issue_report(&screen.id, &form)
            .expect("it can be issued")
    }

    /// A paper issued with every gap filled in and every warning meant; gives its id.
    pub fn paper(&self, case: &str, kind: &str, copy_for: &str) -> String {
        let begun = self
            .clinic
            .start_paper(case, kind, copy_for)
            .expect("a paper starts");
        let mut form = begun.form;
        let open = clinic::letters::gaps(&form);
        let fills: Vec<(&str, &str)> = open
            .into_iter()
            .map(|slot| match slot {
                "appointment_day" => (slot, "2026-10-12"),
                "appointment_time" => (slot, "10:30"),
                _ => (slot, "as agreed"),
            })
            .collect();
        clinic::letters::fill(&mut form, &fills);
        let state = self
            .clinic
            .save_paper(&begun.id, &form)
            .expect("it is saved");
        form.answered = state
            .findings
            .into_iter()
            .map(|found| AnsweredForm {
                code: found.code,
                field: found.field,
            })
            .collect();
        self.clinic
            .issue_paper(&begun.id, &form)
            .expect("it can be issued")
            .id
    }

    /// A report on the last contact, begun: two weeks, not fit, with no rows and nothing to warn of.
    pub fn report(&self, case: &str) -> (ReportScreen, ReportForm) {
        let screen = self.clinic.start_report(case).expect("a report starts");
        let form = ReportForm {
            advice: "not_fit".into(),
            to: "2026-09-21".into(),
            review: "not_required".into(),
            rows: vec![],
            ..screen.form.clone()
        };
        (screen, form)
    }
}

fn env(
    folder: &Path,
    clock: &Arc<HandClock>,
    random: &Arc<Seeded>,
    exchanging: &Exchanging,
) -> Env {
    Env {
        clock: clock.clone(),
        random: random.clone(),
        folder: folder.to_owned(),
        passphrase_cost: Cost::FOR_TESTS,
        exchanging: exchanging.clone(),
    }
}

pub fn set_up() -> SetUpForm {
    SetUpForm {
        service_name: "Solent Vocational Clinic".into(),
        sites: vec![
            SiteForm {
                name: "Hedge End".into(),
                ods: "J82001".into(),
            },
            SiteForm {
                name: "Totton".into(),
                ods: String::new(),
            },
        ],
        site_here: 0,
        laptop_name: "Hedge End 1".into(),
        user: sam(),
        passphrase: PASSPHRASE.into(),
        passphrase_again: PASSPHRASE.into(),
        recovery_holder: "the practice manager".into(),
    }
}

pub fn sam() -> UserForm {
    UserForm {
        name: NAME.into(),
        profession: "occupational_therapist".into(),
        registration: "OT12345".into(),
        contact: "01632 960001".into(),
        ..UserForm::default()
    }
}

pub fn kevin() -> PatientForm {
    PatientForm {
        given: "Kevin".into(),
        family: "Pryce".into(),
        preferred: "Kev".into(),
        date_of_birth: "1984-02-11".into(),
        nhs_number: "999 100 0003".into(),
        nhs_number_meant: true,
        telephone: "01632 960101".into(),
        safe_number: true,
        ..PatientForm::default()
    }
}

pub fn warehouse() -> CaseForm {
    CaseForm {
        referral_on: "2026-08-28".into(),
        referral_source: "gp".into(),
        referral_reason: "off_sick".into(),
        problem_group: "musculoskeletal".into(),
        problem_detail: "Low back pain for four weeks".into(),
        work_status: "off_sick".into(),
        off_sick_since: "2026-08-11".into(),
        job_title: "Warehouse picker".into(),
        employer: "Brightstore".into(),
        hours: "40".into(),
        ..CaseForm::default()
    }
}

pub fn text(item: &str, text: &str) -> AnswerForm {
    AnswerForm {
        item: item.into(),
        text: text.into(),
        ..AnswerForm::default()
    }
}

pub fn chosen(item: &str, ids: &[&str]) -> AnswerForm {
    AnswerForm {
        item: item.into(),
        chosen: ids.iter().map(ToString::to_string).collect(),
        ..AnswerForm::default()
    }
}

/// What signing step 1 by telephone needs, and nothing more.
pub fn answer_step_1(draft: &mut ContactDraft) {
    draft.end = "10:30".into();
    draft.answers = vec![
        chosen("identity", &["name", "date_of_birth", "address"]),
        chosen("safe_to_talk", &["private", "not_driving"]),
        text("place", "At home, in the kitchen"),
        chosen("present", &["alone"]),
        chosen("work_status", &["off_sick"]),
        text("difficulty", "Lifting from the floor"),
        chosen("red_flags", &["none"]),
        text("advice", "Keep walking, ring the manager"),
        AnswerForm {
            on: "2026-09-07".into(),
            ..text("next", "Meet at the surgery")
        },
    ];
}

/// What step 2 face to face adds.
pub fn answer_step_2(draft: &mut ContactDraft) {
    answer_step_1(draft);
    draft.step_reason = "Needs his job looked at".into();
    // Where they are and whether they can talk is asked at a distance only.
    let at_a_distance = ["identity", "safe_to_talk", "place"];
    draft
        .answers
        .retain(|answer| !at_a_distance.contains(&answer.item.as_str()));
    draft.answers.extend([
        chosen("identity_in_person", &["name", "date_of_birth"]),
        text("job", "Picks orders, lifts to 20 kg, 60 an hour"),
        chosen("safety_critical", &["driving"]),
        text("treatment", "Ibuprofen, no drowsiness"),
    ]);
    draft.match_rows = vec![MatchRowForm {
        demand: "lifting from the floor, 20 kg".into(),
        capacity_now: "5 kg".into(),
        gap: "partial".into(),
        recommendation: "Lift up to 5 kg at waist height".into(),
        goal: "10 kg".into(),
        by: "2026-10-02".into(),
    }];
}

/// The PHQ-9 read aloud: 1 to each, and this to item 9.
pub fn phq_9(ninth: u8) -> QuestionnaireForm {
    QuestionnaireForm {
        instrument: "phq-9".into(),
        how: "read_aloud".into(),
        answers: [1; 8].into_iter().chain([ninth]).map(Some).collect(),
        ..QuestionnaireForm::default()
    }
}

/// What signing wants of the risk prompt: the needed answers, in its order.
pub fn risk_answered() -> Vec<AnswerForm> {
    vec![
        chosen("thoughts", &["passive"]),
        chosen("plan", &["none"]),
        chosen("means", &["none"]),
        chosen("when", &["none"]),
        chosen("agreed", &["numbers"]),
        text("told", "Dr Mehta, duty GP, by telephone at 10:20"),
    ]
}

/// A warning looked at and meant.
pub fn meant(code: &str, field: &str) -> AnsweredForm {
    AnsweredForm {
        code: code.into(),
        field: field.into(),
    }
}

/// The fields that problems are about.
pub fn fields(problems: &[FieldProblem]) -> Vec<&str> {
    problems
        .iter()
        .map(|problem| problem.field.as_str())
        .collect()
}
