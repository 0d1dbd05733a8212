//! Who is next, what is slipping, and finding anyone.

use crate::problem::{Problem, Result};
use crate::read::id;
use crate::session::{Clinic, Session};
use crate::views::{
    AboutView, CaseLine, CaseloadPage, CaseloadQuery, DiffersLine, PersonFound, ToDoLine, Worklist,
};
use crate::words;
use chrono::Days;
use domain::caseload::REPORT_ENDS;
use domain::ids::SiteId;
use domain::projection::ToDoKind;
use store::{CaseloadCursor, CaseloadOrder};

const PAGE_LINES: usize = 100;
const FOUND_MAX: usize = 20;
const WORKLIST_LINES: usize = 50;
/// A report is "running out" this many days before its last (issue: "reports running out in 7 days").
const REPORT_ENDING_DAYS: u64 = 7;

impl Clinic {
    /// A page of the caseload, what is due first at the top.
    pub fn caseload(&self, query: &CaseloadQuery) -> Result<CaseloadPage> {
        let session = self.session()?;
        let site = match query.site.as_str() {
            "" => None,
            site => Some(SiteId(id(site, "site")?)),
        };
        let page = session.store.caseload(&store::CaseloadQuery {
            order: CaseloadOrder::NextDue,
            open: Some(!query.closed),
            clinician: query.mine.then_some(session.user),
            site,
            after: query.after.as_deref().map(read_cursor).transpose()?,
            limit: PAGE_LINES,
            ..store::CaseloadQuery::default()
        })?;
        Ok(CaseloadPage {
            lines: page
                .lines
                .into_iter()
                .map(|line| line_view(line, &session))
                .collect(),
            next: page
                .next
                .map(|cursor| serde_json::to_string(&cursor))
                .transpose()?,
        })
    }

    /// What is slipping, at most 50 lines of each kind, the most urgent first.
    pub fn worklist(&self) -> Result<Worklist> {
        let session = self.session()?;
        let today = session.today();
        let due = session.store.due(today, WORKLIST_LINES)?;
        let soon = today + Days::new(REPORT_ENDING_DAYS);
        let ending = session.store.caseload(&store::CaseloadQuery {
            open: Some(true),
            report_ends_by: Some(soon),
            limit: WORKLIST_LINES,
            ..store::CaseloadQuery::default()
        })?;
        let view = |line| line_view(line, &session);
        let to_do = |kind| session.to_do(kind);
        Ok(Worklist {
            risk_to_read: to_do(ToDoKind::RiskToRead)?,
            missed: to_do(ToDoKind::Missed)?,
            gp_record: to_do(ToDoKind::GpRecord)?,
            delivery: to_do(ToDoKind::Delivery)?,
            tell_holder: to_do(ToDoKind::TellHolder)?,
            consents_awaited: to_do(ToDoKind::ConsentAwaited)?,
            unsigned: session.draft_views()?,
            reviews_due: due
                .lines
                .into_iter()
                .filter(|line| line.case.next_what != REPORT_ENDS)
                .map(view)
                .collect(),
            reports_ending: ending.lines.into_iter().map(view).collect(),
            differences: session.to_settle()?,
            maybe_same: session.pairs()?,
        })
    }

    /// People found by typing: names, NHS number, date of birth, telephone, employer.
    pub fn find(&self, text: &str) -> Result<Vec<PersonFound>> {
        let session = self.session()?;
        let hits = session.store.search(text, FOUND_MAX)?;
        Ok(hits
            .into_iter()
            .map(|hit| session.person_found(hit, ""))
            .collect())
    }
}

impl Session {
    /// What there is of one kind to see to in this person's cases.
    fn to_do(&self, kind: ToDoKind) -> Result<Vec<ToDoLine>> {
        let today = self.today();
        let found = self.store.to_do(kind, self.user, WORKLIST_LINES)?;
        Ok(found
            .into_iter()
            .map(|(line, to_do)| ToDoLine {
                case: line.case.case.to_string(),
                shown_name: line.shown_name,
                what: match kind {
                    ToDoKind::RiskToRead => "Questionnaire to read",
                    ToDoKind::GpRecord => "Contact",
                    ToDoKind::Delivery => "Report issued",
                    ToDoKind::TellHolder => "Report replaced or withdrawn",
                    ToDoKind::ConsentAwaited => "Consent asked for",
                    ToDoKind::Missed if line.case.risk => "Missed: welfare check",
                    ToDoKind::Missed => "Missed",
                    ToDoKind::Differs => "Entries differ",
                    ToDoKind::Overlap => "Made twice",
                }
                .to_owned(),
                since: words::iso(to_do.since),
                about: to_do.about.to_string(),
                overdue: to_do.since < today,
                risk: line.case.risk,
            })
            .collect())
    }
}

impl Session {
    /// What people set differently while apart: in this person's cases, of any person, and of the service.
    fn to_settle(&self) -> Result<Vec<DiffersLine>> {
        let mut lines = Vec::new();
        for (kind, what) in [
            (ToDoKind::Overlap, "Made twice"),
            (ToDoKind::Differs, "Entries differ"),
        ] {
            let found = self.store.to_do(kind, self.user, WORKLIST_LINES)?;
            lines.extend(found.into_iter().map(|(line, _)| DiffersLine {
                about: AboutView {
                    kind: "case".to_owned(),
                    id: line.case.case.to_string(),
                },
                shown_name: line.shown_name,
                what: what.to_owned(),
            }));
        }
        let people = self.store.people_differing(WORKLIST_LINES)?;
        lines.extend(people.into_iter().map(|person| DiffersLine {
            about: AboutView {
                kind: "patient".to_owned(),
                id: person.patient.to_string(),
            },
            shown_name: person.shown_name,
            what: "Entries about the person differ".to_owned(),
        }));
        if !self.service()?.0.differences().is_empty() {
            lines.push(DiffersLine {
                about: AboutView {
                    kind: "service".to_owned(),
                    id: String::new(),
                },
                shown_name: "The service".to_owned(),
                what: "Entries differ".to_owned(),
            });
        }
        Ok(lines)
    }
}

pub(crate) fn line_view(line: store::CaseLine, session: &Session) -> CaseLine {
    let today = session.today();
    let case = line.case;
    CaseLine {
        case: case.case.to_string(),
        patient: line.person.to_string(),
        shown_name: line.shown_name,
        step: case.step,
        work: case.work,
        off_sick_since: case.off_sick_since.map(words::iso),
        off_days: case
            .off_sick_since
            .and_then(|since| words::days_off(since, today)),
        employer: case.employer,
        overdue: case.next_on.is_some_and(|on| on <= today),
        next_on: case.next_on.map(words::iso),
        next_what: case.next_what,
        last_contact_on: case.last_contact_on.map(words::iso),
        report_to: case.report_to.map(words::iso),
        open: case.open,
        differs: case.differs,
        mine: case.clinician == session.user,
        risk: case.risk,
    }
}

/// A cursor travels through the screen as text and comes back as it went.
fn read_cursor(text: &str) -> Result<CaseloadCursor> {
    serde_json::from_str(text).map_err(|_| Problem::not_found("page"))
}
