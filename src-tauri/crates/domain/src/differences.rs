//! What people set differently while apart, side by side until a person settles it; and what each way of settling records.
//!
//! Settling is the ordinary event that sets the field, made by somebody who had seen every version: see
//! [`crate::versions`]. Which of two versions was made later by the clock says nothing here.

mod both;
mod lists;

use crate::case::{CaseChanged, CaseField, ConsentRecorded, StepChanged};
use crate::event::Event;
use crate::ids::{ConsentId, EventId, LaptopId, PatientId, SiteId, UserId};
use crate::patient::{PatientChanged, PatientField, PatientMerged, PatientUnmerged};
use crate::service::{ServiceChanged, ServiceField, UserChanged, UserField};
use crate::versions::Versions;
use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

/// One thing that people set differently while apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its name: "goal", "consent_gp_copy"; for what is said of a person who signs in "user_" and the field.
    pub field: String,
    /// Two or more, each once, in fold order; the last is the one shown elsewhere.
    pub values: Vec<Stated>,
    /// All of them together, where that makes sense: texts joined, lists put together.
    pub both: Option<Setting>,
}

/// A value, and everybody who stated it without having seen another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    pub value: Setting,
    pub said: Vec<Said>,
}

/// Who, where and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub by: String,
    pub at: DateTime<FixedOffset>,
    pub site: SiteId,
    pub laptop: LaptopId,
    pub event: EventId,
}

/// A value together with the field it is a value of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    Case(CaseField),
    Consent(ConsentRecorded),
    Step(StepChanged),
    Patient(PatientField),
    /// This registration and the other are one person.
    OnePerson(PatientId),
    /// They are two.
    TwoPeople(PatientId),
    Service(ServiceField),
    User(UserId, UserField),
}

impl Setting {
    /// The event that sets it. `fresh` is an id nobody has: a consent stated again is a consent of its own.
    pub fn event(self, reason: &str, fresh: Uuid) -> Event {
        let reason = reason.to_owned();
        match self {
            Self::Case(field) => CaseChanged {
                set: vec![field],
                reason,
                contact: None,
            }
            .into(),
            Self::Consent(consent) => ConsentRecorded {
                consent: ConsentId(fresh),
                ..consent
            }
            .into(),
            Self::Step(step) => StepChanged {
                // Kept by somebody who compared, whatever becomes of the contact that began it.
                contact: None,
                ..step
            }
            .into(),
            Self::Patient(field) => PatientChanged {
                set: vec![field],
                reason,
            }
            .into(),
            Self::OnePerson(into) => PatientMerged { into, reason }.into(),
            Self::TwoPeople(_) => PatientUnmerged { reason }.into(),
            Self::Service(field) => ServiceChanged { set: vec![field] }.into(),
            Self::User(user, field) => UserChanged {
                user,
                set: vec![field],
            }
            .into(),
        }
    }
}

impl Difference {
    /// Everybody who stated one of the values.
    pub fn said(&self) -> impl Iterator<Item = &Said> {
        self.values.iter().flat_map(|stated| &stated.said)
    }

    /// The value that this event set.
    pub fn stated_by(&self, event: EventId) -> Option<&Setting> {
        let stated = |stated: &&Stated| stated.said.iter().any(|said| said.event == event);
        self.values.iter().find(stated).map(|stated| &stated.value)
    }
}

/// A consent compared by what was agreed: the same answer recorded twice is no difference.
#[derive(Clone, Debug, Eq)]
pub struct ConsentSaid(pub ConsentRecorded);

impl PartialEq for ConsentSaid {
    fn eq(&self, other: &Self) -> bool {
        let agreed = |said: &Self| {
            let one = &said.0;
            (
                one.decision,
                one.named.clone(),
                one.channel.clone(),
                one.scope.clone(),
                one.may_name_diagnosis,
            )
        };
        agreed(self) == agreed(other)
    }
}

/// A move to a step compared by where it leads.
#[derive(Clone, Debug, Eq)]
pub struct StepMoved(pub StepChanged);

impl PartialEq for StepMoved {
    fn eq(&self, other: &Self) -> bool {
        self.0.to == other.0.to
    }
}

/// The difference in a field; `None` when there is none.
fn difference<T: PartialEq + Clone>(
    field: impl Into<String>,
    versions: &Versions<T>,
    setting: impl Fn(T) -> Setting,
    both: impl Fn(&[&T], Option<&T>) -> Option<T>,
) -> Option<Difference> {
    if !versions.differs() {
        return None;
    }
    let mut values: Vec<(&T, Vec<Said>)> = Vec::new();
    for version in versions.all() {
        let said = Said {
            by: version.by.clone(),
            at: version.at,
            site: version.site,
            laptop: version.laptop,
            event: version.event,
        };
        match values
            .iter_mut()
            .find(|(value, _)| **value == version.value)
        {
            Some((_, sayers)) => sayers.push(said),
            None => values.push((&version.value, vec![said])),
        }
    }
    let distinct: Vec<&T> = values.iter().map(|(value, _)| *value).collect();
    // What all of them changed it from, where they agree on that.
    let mut bases = versions.all().iter().map(|version| version.before.as_ref());
    let first = bases.next().flatten();
    let base = first.filter(|_| bases.all(|base| base == first));
    Some(Difference {
        field: field.into(),
        both: both(&distinct, base).map(&setting),
        values: values
            .into_iter()
            .map(|(value, said)| Stated {
                value: setting(value.clone()),
                said,
            })
            .collect(),
    })
}
