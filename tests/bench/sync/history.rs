//! What happens in a service, invented event by event: people registered, cases opened, contacts signed, reports issued.
//!
//! Every number is always the same history. Words are drawn one by one as often as they stand in the user's guide, so they
//! are harder to compress than what a person writes; nothing measured here owes anything to a text that repeats.

use std::sync::OnceLock;

use anyhow::{Result, bail};
use clinic::Random;
use domain::event::{Decoded, Event, decode};
use domain::header::Subject;
use domain::ids::{CaseId, PatientId};
use serde_json::{Value, json};
use tests::desk::Seeded;
use uuid::Uuid;

use crate::clock::iso;
use crate::people;

const GUIDE: &str = concat!(
    include_str!("../../../assets/guide/case.md"),
    include_str!("../../../assets/guide/caseload.md"),
    include_str!("../../../assets/guide/contact.md"),
    include_str!("../../../assets/guide/keys.md"),
    include_str!("../../../assets/guide/report.md"),
);
/// A stage of a case is that many cases later, so what belongs to one lies scattered in the log as it does in life.
const STAGE: u32 = 40;

/// One event and what it is about.
pub(crate) struct Happened {
    pub(crate) day: i64,
    pub(crate) subject: Subject,
    pub(crate) event: Event,
}

/// The history of one laptop, without end. Two laptops with other numbers meet other people.
pub(crate) struct History {
    laptop: u32,
    /// Who the laptop's clinician and site are, as the events name them.
    clinician: Uuid,
    site: Uuid,
    turn: u32,
    waiting: std::vec::IntoIter<Happened>,
}

impl History {
    pub(crate) fn of(laptop: u32, clinician: Uuid, site: Uuid) -> Self {
        Self {
            laptop,
            clinician,
            site,
            turn: 0,
            waiting: Vec::new().into_iter(),
        }
    }

    /// What happens next.
    ///
    /// # Errors
    /// When an event here is not one the domain knows: it has changed, and this file has to follow.
    pub(crate) fn next(&mut self) -> Result<Happened> {
        loop {
            if let Some(happened) = self.waiting.next() {
                return Ok(happened);
            }
            let turn = self.turn;
            self.turn += 1;
            let mut all = Vec::new();
            for stage in 0..5 {
                if let Some(number) = turn.checked_sub(stage * STAGE) {
                    all.extend(self.stage(stage, number, i64::from(turn) / 4)?);
                }
            }
            self.waiting = all.into_iter();
        }
    }

    fn stage(&self, stage: u32, number: u32, day: i64) -> Result<Vec<Happened>> {
        // Three laptops share the numbers of people; nobody is registered twice.
        let person = number * 3 + self.laptop;
        let mut made = Made::of(person, stage);
        let case = Subject::Case(CaseId(made.case));
        let patient = Subject::Patient(PatientId(made.patient));
        let told: Vec<(Subject, &str, u16, Value)> = match stage {
            0 => vec![
                (patient, "patient-registered", 1, made.registered(person)),
                (
                    case,
                    "case-opened",
                    3,
                    made.opened(person, day, self.clinician, self.site),
                ),
                (case, "consent-recorded", 2, made.consent(0, "gp_copy", day)),
                (case, "contact-signed", 2, made.contact(1, "step_1", day)),
                (case, "summary-filed", 1, made.filed(1, day)),
            ],
            1 => vec![
                (case, "contact-signed", 2, made.contact(2, "step_2", day)),
                (case, "step-changed", 1, made.step(2, day)),
                (
                    case,
                    "consent-recorded",
                    2,
                    made.consent(1, "employer_talk", day),
                ),
                (case, "contact-addendum", 1, made.addendum(2)),
            ],
            2 => vec![
                (case, "report-issued", 3, made.report(person, 2, day)),
                (case, "report-given", 3, made.given()),
                (case, "questionnaire-handed-in", 1, made.handed_in(day)),
            ],
            3 => vec![
                (case, "questionnaire-read", 1, made.read(day)),
                (case, "contact-signed", 2, made.contact(3, "step_3", day)),
                (case, "summary-filed", 1, made.filed(3, day)),
            ],
            _ => vec![(case, "case-closed", 1, made.closed(day))],
        };
        told.into_iter()
            .map(|(subject, kind, version, payload)| {
                match decode(kind, version, &serde_json::to_vec(&payload)?) {
                    Decoded::Known(event) => Ok(Happened {
                        day,
                        subject,
                        event: *event,
                    }),
                    Decoded::Unknown { .. } => bail!("{kind} {version} is made here as it is not"),
                }
            })
            .collect()
    }
}

/// What one stage of one person's case is made of.
struct Made {
    patient: Uuid,
    case: Uuid,
    words: Seeded,
}

impl Made {
    fn of(person: u32, stage: u32) -> Self {
        let ids = Seeded::new(u64::from(person) << 8);
        Self {
            patient: uuid(&ids),
            case: uuid(&ids),
            words: Seeded::new(u64::from(person) << 8 | u64::from(stage + 1)),
        }
    }

    /// The same for every stage of the case.
    fn id(&self, number: u8) -> Uuid {
        let mut bytes = *self.case.as_bytes();
        for byte in &mut bytes {
            *byte = byte.wrapping_mul(31).wrapping_add(number).rotate_left(3);
        }
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    fn below(&mut self, limit: usize) -> usize {
        let mut bytes = [0; 8];
        self.words.fill(&mut bytes);
        (u64::from_le_bytes(bytes) % limit as u64) as usize
    }

    fn words(&mut self, count: usize) -> String {
        static VOCABULARY: OnceLock<Vec<&str>> = OnceLock::new();
        let vocabulary = VOCABULARY.get_or_init(|| GUIDE.split_whitespace().collect());
        let words: Vec<&str> = (0..count)
            .map(|_| vocabulary[self.below(vocabulary.len())])
            .collect();
        words.join(" ")
    }

    fn registered(&mut self, person: u32) -> Value {
        let form = people::patient(person);
        json!({"patient": self.patient, "set": [
            {"legal_name": {"given": form.given, "family": form.family}},
            {"date_of_birth": form.date_of_birth},
            {"nhs_number": {"known": form.nhs_number}},
            {"telephone": {"number": form.telephone, "safe_number": true, "voicemail": false, "text": true, "post": false}},
            {"address": form.address}, {"emergency_contact": form.emergency_contact},
            {"gp_practice": form.gp_practice}, {"language": form.language},
        ]})
    }

    fn opened(&mut self, person: u32, day: i64, clinician: Uuid, site: Uuid) -> Value {
        let employer = people::EMPLOYERS[person as usize % people::EMPLOYERS.len()];
        json!({"case": self.case, "patient": self.patient, "on": iso(day), "set": [
            {"site": site}, {"clinician": clinician},
            {"referral": {"on": iso(day - 4), "source": "gp", "reason": "off_sick", "note": self.words(20)}},
            {"problem": {"group": "musculoskeletal", "detail": self.words(4)}},
            {"eligibility": {"edition": "2026-11", "items": [{"item": "adult", "words": "18 or over", "met": true}], "override_reason": ""}},
            {"work": {"status": "off_sick", "off_sick_since": iso(day - 21)}},
            {"job": {"title": self.words(2), "employer": employer, "manager": self.words(2), "employer_notes": self.words(5),
                "hours": "37.5", "shift_pattern": self.words(6), "safety_critical": ["driving"], "safety_critical_asked": true}},
            {"fit_notes": [{"from": iso(day - 21), "to": iso(day + 7), "advice": "not_fit", "issued_by": "GP",
                "issued_on": iso(day - 20), "profession": "doctor", "made": "by_others", "options": [], "comments": self.words(6)}]},
            {"goal": self.words(10)},
        ]})
    }

    fn consent(&mut self, number: u8, purpose: &str, day: i64) -> Value {
        json!({"consent": self.id(number), "purpose": purpose, "decision": "given", "on": iso(day), "at": "10:30:00",
            "how": "verbal", "named": self.words(3), "channel": "telephone", "scope": self.words(8),
            "may_name_diagnosis": false, "wording_edition": "2026-11", "wording": "May I talk with your manager about what would help?"})
    }

    fn contact(&mut self, number: u8, step: &str, day: i64) -> Value {
        let asked: [(&str, &str, usize); 12] = [
            ("goal", "What do you want to be able to do?", 9),
            ("matters", "What matters most to you about work?", 12),
            ("strengths", "What still goes well?", 10),
            ("worry", "What worries you most about going back?", 16),
            ("difficulty", "What is hard at work, and since when?", 22),
            (
                "manager_said",
                "What has your manager said, and are you in touch with work?",
                14,
            ),
            ("day", "What does an ordinary day look like?", 25),
            ("sleep", "How do you sleep?", 8),
            ("moved", "What do you do to keep moving?", 11),
            ("tried", "What have you tried, and what came of it?", 18),
            ("others", "Who else is helping?", 9),
            ("first_step", "What could be a first step?", 12),
        ];
        let answers: Vec<Value> = asked
            .map(|(item, words, length)| json!({"item": item, "words": words, "text": self.words(length)}))
            .into();
        let rows: Vec<Value> = (0..3)
            .map(|_| {
                json!({"demand": self.words(6), "capacity_now": self.words(4), "gap": "partial",
                    "recommendation": self.words(12), "goal": self.words(5), "by": iso(day + 28)})
            })
            .collect();
        json!({"contact": {"id": self.id(10 + number), "step": step, "mode": "telephone", "outcome": "attended", "on": iso(day),
            "start": "09:00:00", "end": "09:45:00", "indirect_minutes": 10, "with": "patient",
            "agenda": step.replace('_', "-"), "agenda_edition": "2026-12", "note": self.words(90), "answers": answers,
            "match_rows": rows,
            "plan": [{"what": self.words(6), "when": "daily"}, {"what": self.words(6), "when": "twice a week"}],
            "adjustments": [{"what": self.words(8), "answer": "accepted", "said": self.words(6), "owner": "manager", "by": iso(day + 14)}]}})
    }

    fn filed(&mut self, number: u8, day: i64) -> Value {
        json!({"contact": self.id(10 + number), "on": iso(day), "text": self.words(60)})
    }

    fn step(&mut self, number: u8, day: i64) -> Value {
        json!({"from": "step_1", "to": "step_2", "on": iso(day), "reason": self.words(9), "decided_by": "both",
            "contact": self.id(10 + number)})
    }

    fn addendum(&mut self, number: u8) -> Value {
        json!({"contact": self.id(10 + number), "text": self.words(25)})
    }

    fn report(&mut self, person: u32, basis: u8, day: i64) -> Value {
        let form = people::patient(person);
        let rows: Vec<Value> = (0..3)
            .map(|_| json!({"difficulty": self.words(10), "recommendation": self.words(22)}))
            .collect();
        json!({"report": self.id(30), "basis": self.id(10 + basis), "content": {
            "format": "stepwell-report/1", "edition": "health-and-work-2019", "report_number": format!("R-{person:06}"),
            "issued_on": iso(day), "patient": {"name": format!("{} {}", form.given, form.family), "date_of_birth": form.date_of_birth},
            "advice": "may_be_fit",
            "practitioner": {"profession": "occupational_therapist", "name": "Sam Okafor", "registration": "OT00000",
                "organisation": "Solent Vocational Clinic", "contact": "01632 960001"},
            "assessed_on": iso(day - 14), "period": {"from": iso(day), "to": iso(day + 27)},
            "review": {"required": true, "on": iso(day + 21)}, "options": ["phased_return", "amended_duties"],
            "difficulties": rows, "comments": self.words(15)},
            "document": self.document(), "pages": 1, "answered": []})
    }

    /// Of a paper that is not here: papers are exchanged apart from events, and not measured here.
    fn document(&self) -> String {
        format!("{}{}", self.id(40).simple(), self.id(41).simple())
    }

    fn given(&mut self) -> Value {
        json!({"report": self.id(30), "how": "printed", "document": self.document(), "copy_for": "patient"})
    }

    fn handed_in(&mut self, day: i64) -> Value {
        json!({"questionnaire": self.id(50), "instrument": "phq-9", "name": "PHQ-9", "received_on": iso(day), "note": self.words(4)})
    }

    fn read(&mut self, day: i64) -> Value {
        let answers: Vec<usize> = (0..9).map(|_| self.below(3)).collect();
        json!({"questionnaire": self.id(50), "result": {"instrument": "phq-9", "edition": "1", "completed_on": iso(day),
            "how": "on_paper", "answers": answers, "total": answers.iter().sum::<usize>(), "band": "mild"}, "note": self.words(12)})
    }

    fn closed(&mut self, day: i64) -> Value {
        json!({"on": iso(day), "outcome": "returned_adjusted", "outcome_words": "Returned with adjustments", "note": self.words(14)})
    }
}

fn uuid(random: &Seeded) -> Uuid {
    let mut bytes = [0; 16];
    random.fill(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
