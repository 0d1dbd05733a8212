//! Whether what should be true of a case after it was played is: each point is looked up anew in the record.

use super::play::{IssuedInPlay, Played};
use super::predicate::{AnswerSays, Predicate, ReportSays, Told};
use super::script::{Point, Wanted};
use crate::problem::Result;
use crate::session::Clinic;
use crate::views::{CaseView, IssuedReport};

/// What came of looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Holds,
    /// What was found instead.
    Fails(String),
    /// The later work it waits for: nothing was looked at.
    Waits(String),
}

/// One point of a case, looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub case: String,
    /// What has to be true, in words.
    pub point: String,
    pub outcome: Outcome,
}

/// Looks at one point. An error of the record is an error; a point that does not hold is an [`Outcome::Fails`].
pub(super) fn check(clinic: &Clinic, id: &str, played: &Played, point: &Point) -> Result<Checked> {
    let outcome = match &point.wanted {
        Wanted::Waits(why) => Outcome::Waits(why.clone()),
        Wanted::Holds(predicate) => {
            let case = clinic.case(played.case()?)?;
            let seen = Seen {
                clinic,
                played,
                case,
            };
            match seen.against(predicate)? {
                None => Outcome::Holds,
                Some(found) => Outcome::Fails(found),
            }
        }
    };
    Ok(Checked {
        case: id.to_owned(),
        point: point.words.clone(),
        outcome,
    })
}

/// A case as it stands after it was played, and what was seen on the way.
pub(super) struct Seen<'a> {
    pub(super) clinic: &'a Clinic,
    pub(super) played: &'a Played,
    pub(super) case: CaseView,
}

impl Seen<'_> {
    /// What speaks against the predicate; `None` when it holds.
    fn against(&self, predicate: &Predicate) -> Result<Option<String>> {
        let case = &self.case;
        Ok(match predicate {
            Predicate::PeriodDays(days) => differs(Some(*days), self.last()?.period_days),
            Predicate::Options(wanted) => self.options(wanted)?,
            Predicate::Report(says) => self.report_says(says)?,
            Predicate::TextHas(parts) => {
                let text = one_line(&self.issued()?.text);
                not_all(parts, |part| text.contains(part))
            }
            Predicate::TextLacks(parts) => {
                let text = one_line(&self.issued()?.text).to_lowercase();
                let there = parts
                    .iter()
                    .find(|part| text.contains(&part.to_lowercase()));
                there.map(|part| format!("the text has \u{201c}{part}\u{201d}"))
            }
            Predicate::Warned(code) => {
                let warned = &self.last()?.warned;
                (!warned.contains(code)).then(|| format!("warned of {warned:?}"))
            }
            Predicate::NoReport(wanted) => {
                let none = self.played.reports.is_empty() && self.played.tried == [false];
                differs(*wanted, none)
            }
            Predicate::ReportWasPossible(wanted) => differs(*wanted, self.played.tried == [true]),
            Predicate::NumbersDiffer(wanted) => differs(*wanted, self.numbers_differ()?),
            Predicate::EarlierReportOpens(wanted) => {
                let first = self.played.reports.first();
                let opens = match first.filter(|report| report.case != case.case) {
                    Some(report) => !self
                        .clinic
                        .report(&report.case, &report.id)?
                        .text
                        .is_empty(),
                    None => false,
                };
                differs(*wanted, opens)
            }
            Predicate::Copies(wanted) => self.copies(wanted)?,
            Predicate::AgeAtReport(years) => {
                let born = &case.banner.date_of_birth;
                let on = self.issued()?.line.from;
                differs(Some(*years), age(born, &on))
            }
            Predicate::CasesOfThePerson(count) => {
                let person = self.clinic.patient(&self.played.patient)?;
                differs(*count, person.cases.len())
            }
            Predicate::MissedInARow(count) => differs(*count, case.missed_in_a_row),
            Predicate::Step(step) => differs(step, &case.step),
            Predicate::ClosedAs(words) => {
                let closed = case.timeline.iter().find(|entry| entry.kind == "closed");
                let title = closed.map_or("open", |entry| entry.title.as_str());
                (case.open || !title.contains(words.as_str())).then(|| title.to_owned())
            }
            Predicate::NeverOffSick(wanted) => differs(
                *wanted,
                case.off_days.is_none() && case.form.off_sick_since.is_empty(),
            ),
            Predicate::EmployerBlank(wanted) => {
                let form = &case.form;
                let blank = form.employer.is_empty() && form.manager.is_empty();
                differs(*wanted, blank)
            }
            Predicate::FitNoteTo(day) => {
                let there = case.form.fit_notes.iter().any(|note| note.to == *day);
                (!there).then(|| "no such fit note".to_owned())
            }
            Predicate::SafetyCritical(wanted) => {
                differs(sorted(wanted), sorted(&case.form.safety_critical))
            }
            Predicate::NoticeHas(words) => none_has(&case.notices, words),
            Predicate::AlertHas(words) => none_has(&case.banner.alerts, words),
            Predicate::Consents(wanted) => {
                let missing = wanted.iter().find(|says| {
                    !case.consents.iter().any(|consent| {
                        consent.holds
                            && consent.purpose == says.purpose
                            && consent.decision == says.decision
                    })
                });
                missing.map(|says| format!("{} is not {}", says.purpose, says.decision))
            }
            Predicate::ConsentsSince(day) => {
                let old = case.consents.iter().find(|consent| consent.on < *day);
                let none = case.consents.is_empty().then(|| "no consent".to_owned());
                none.or_else(|| old.map(|consent| format!("{} on {}", consent.purpose, consent.on)))
            }
            Predicate::ToldEmployer(told) => self.told(told)?,
            Predicate::EmployerAnswers(wanted) => {
                let mut found = Vec::new();
                for (case, contact) in &self.played.contacts {
                    let contact = self.clinic.contact(case, contact)?.contact;
                    found.extend(contact.adjustments.into_iter().map(|asked| asked.answer));
                }
                differs(wanted, &found)
            }
            Predicate::Answered(says) => self.answered(says)?,
            Predicate::RiskNoticed(item) => {
                let risks = &self.played.risks;
                (!risks.contains(item)).then(|| format!("noticed {risks:?}"))
            }
            Predicate::Scores(wanted) => {
                let line = case
                    .scores
                    .iter()
                    .find(|line| line.instrument == wanted.instrument);
                let totals: Vec<u16> = line
                    .map(|line| line.points.iter().map(|point| point.total).collect())
                    .unwrap_or_default();
                differs(&wanted.totals, &totals)
            }
            Predicate::HeldBack(wanted) => differs(wanted, &self.played.held_back),
            Predicate::ToldOfRisk(who) => self.told_of_risk(who)?,
            Predicate::Concern(says) => self.concern(says)?,
            Predicate::Interpreter(says) => self.interpreter(says)?,
            Predicate::Carried(wanted) => {
                let found: Vec<&String> =
                    self.played.begun.iter().map(|one| &one.carried).collect();
                differs(wanted.iter().collect(), found)
            }
            Predicate::AskedBy(wanted) => {
                let found: Vec<&String> = self.played.begun.iter().map(|one| &one.agenda).collect();
                differs(wanted.iter().collect(), found)
            }
            Predicate::MissedPolicy(wanted) => differs(wanted, &self.played.missed),
            Predicate::Worklist(wanted) => self.worklist(wanted)?,
            Predicate::Filed(wanted) => self.filed(wanted)?,
            Predicate::SummaryHas(parts) => self.summary_has(parts)?,
            Predicate::ReadBack(words) => {
                let found = self.issued()?.read_back;
                let agreed = found.starts_with("Read back and agreed") && found.contains(words);
                (!agreed).then_some(found)
            }
            Predicate::Delivered(wanted) => self.delivered(wanted)?,
            Predicate::Catalogue(wording) => self.catalogue(wording)?,
            Predicate::WarnedUntilSaid(code) => {
                let before = &self.played.tried_warned;
                let after = &self.last()?.warned;
                (!before.contains(code) || after.contains(code))
                    .then(|| format!("tried: {before:?}, issued: {after:?}"))
            }
            Predicate::OfferedEarlier(wanted) => differs(*wanted, self.last()?.offered_earlier),
            Predicate::WarnedAtPrinter(wanted) => {
                differs(*wanted, self.issued()?.employer_is_this_practice)
            }
            Predicate::FitNoteLooks(wanted) => self.fit_note_looks(wanted),
            Predicate::Paper(says) => self.paper(says)?,
            Predicate::Papers(wanted) => self.paper_kinds(wanted)?,
            Predicate::Supersedes(parts) => self.supersedes(parts)?,
            Predicate::Holders(wanted) => self.holders(wanted)?,
            Predicate::CopyGiven(edition) => self.copy_given(edition)?,
        })
    }

    fn last(&self) -> Result<&IssuedInPlay> {
        self.played.last_report()
    }

    pub(super) fn issued(&self) -> Result<IssuedReport> {
        let report = self.last()?;
        self.clinic.report(&report.case, &report.id)
    }

    fn options(&self, wanted: &[String]) -> Result<Option<String>> {
        let text = self.issued()?.text;
        let ticked: Vec<String> = self
            .clinic
            .content()
            .options
            .into_iter()
            .filter(|option| text.contains(&format!("\u{2612} {}", option.words)))
            .map(|option| option.id)
            .collect();
        Ok(differs(sorted(wanted), sorted(&ticked)))
    }

    fn report_says(&self, says: &ReportSays) -> Result<Option<String>> {
        let issued = self.issued()?;
        let text = one_line(&issued.text);
        let number = match says.advice.as_str() {
            "not_fit" => "1a",
            _ => "1b",
        };
        let parts = [
            format!("\u{2612} {number} "),
            format!("from {} to {}", printed(&says.from), printed(&says.to)),
            printed(&says.review_on),
        ];
        Ok(not_all(&parts, |part| text.contains(part)))
    }

    fn numbers_differ(&self) -> Result<bool> {
        let mut numbers = Vec::new();
        for report in &self.played.reports {
            numbers.push(self.clinic.report(&report.case, &report.id)?.line.number);
        }
        let many = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        Ok(many > 1 && numbers.len() == many)
    }

    fn copies(&self, wanted: &[String]) -> Result<Option<String>> {
        for (whom, purpose) in [("gp", "gp_copy"), ("employer", "employer_copy")] {
            let agreed = self.case.consents.iter().any(|consent| {
                consent.holds && consent.purpose == purpose && consent.decision == "given"
            });
            if wanted.iter().any(|to| to == whom) && !agreed {
                return Ok(Some(format!("{whom} without consent")));
            }
        }
        let given = self.issued()?.line.given;
        let found: Vec<String> = ["patient", "gp", "employer"]
            .into_iter()
            .filter(|whom| {
                let words = format!("for the {whom}").to_lowercase();
                given
                    .iter()
                    .any(|line| line.to_lowercase().contains(&words))
            })
            .map(str::to_owned)
            .collect();
        Ok(differs(sorted(wanted), sorted(&found)))
    }

    fn told(&self, told: &Told) -> Result<Option<String>> {
        for (case, contact) in self.played.contacts.iter().rev() {
            let talk = self.clinic.contact(case, contact)?.contact.liaison;
            if talk.spoke_to.is_empty() {
                continue;
            }
            let disclosed = talk.disclosed.to_lowercase();
            let too_much = told
                .lacks
                .iter()
                .find(|part| disclosed.contains(&part.to_lowercase()));
            if let Some(part) = too_much {
                return Ok(Some(format!("told of \u{201c}{part}\u{201d}")));
            }
            return Ok((!talk.disclosed.contains(&told.has)).then_some(talk.disclosed));
        }
        Ok(Some("no talk with the employer".to_owned()))
    }

    fn answered(&self, says: &AnswerSays) -> Result<Option<String>> {
        for (case, contact) in &self.played.contacts {
            let contact = self.clinic.contact(case, contact)?.contact;
            let answer = contact
                .answers
                .into_iter()
                .find(|answer| answer.item == says.item && !answer.text.is_empty());
            if let Some(answer) = answer {
                return Ok((!answer.text.contains(&says.has)).then_some(answer.text));
            }
        }
        Ok(Some("no answer".to_owned()))
    }
}

pub(super) fn differs<T: PartialEq + std::fmt::Debug>(wanted: T, found: T) -> Option<String> {
    (wanted != found).then(|| format!("found {found:?}"))
}

pub(super) fn not_all(parts: &[String], there: impl Fn(&str) -> bool) -> Option<String> {
    parts
        .iter()
        .find(|part| !there(part))
        .map(|part| format!("the text lacks \u{201c}{part}\u{201d}"))
}

fn none_has(lines: &[String], words: &str) -> Option<String> {
    (!lines.iter().any(|line| line.contains(words))).then(|| format!("found {lines:?}"))
}

pub(super) fn sorted(items: &[String]) -> Vec<&str> {
    let mut items: Vec<&str> = items.iter().map(String::as_str).collect();
    items.sort_unstable();
    items
}

/// Line breaks are the paper's, not the text's.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `2026-09-07` as the form prints it; anything else as it stands.
fn printed(day: &str) -> String {
    parsed(day).map_or_else(|| day.to_owned(), |day| day.format("%d/%m/%Y").to_string())
}

fn age(born: &str, on: &str) -> Option<u32> {
    crate::words::age(parsed(born)?, parsed(on)?)
}

fn parsed(day: &str) -> Option<chrono::NaiveDate> {
    day.parse().ok()
}
