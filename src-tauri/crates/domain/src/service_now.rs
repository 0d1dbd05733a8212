//! The service as known now: its name, sites, laptops and people.

use crate::event::Event;
use crate::fold::{Known, Told, fold};
use crate::header::StoredEvent;
use crate::ids::{LaptopId, LogId, SiteId, UserId};
use crate::service::{
    EpochStarted, LaptopEnrolled, LaptopRevoked, Role, ServiceField, ServiceFounded, SiteAdded,
    UserField,
};
use crate::versions::Versions;
use chrono::{DateTime, FixedOffset};

/// A person who signs in.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    pub id: UserId,
    pub name: Versions<String>,
    pub profession: Versions<String>,
    pub profession_other: Versions<String>,
    pub registration: Versions<String>,
    pub contact: Versions<String>,
    pub roles: Versions<Vec<Role>>,
}

impl User {
    fn new(id: UserId) -> Self {
        Self {
            id,
            name: Versions::default(),
            profession: Versions::default(),
            profession_other: Versions::default(),
            registration: Versions::default(),
            contact: Versions::default(),
            roles: Versions::default(),
        }
    }

    pub fn shown_name(&self) -> &str {
        self.name.get().map_or("", String::as_str)
    }

    pub fn has(&self, role: Role) -> bool {
        self.roles.get().is_some_and(|roles| roles.contains(&role))
    }

    fn set(&mut self, told: &Told<'_, '_>, fields: Vec<UserField>) {
        for field in fields {
            match field {
                UserField::Name(value) => told.set(&mut self.name, value),
                UserField::Profession(value) => told.set(&mut self.profession, value),
                UserField::ProfessionOther(value) => told.set(&mut self.profession_other, value),
                UserField::Registration(value) => told.set(&mut self.registration, value),
                UserField::Contact(value) => told.set(&mut self.contact, value),
                UserField::Roles(value) => told.set(&mut self.roles, value),
            }
        }
    }
}

/// One installation of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laptop {
    pub id: LaptopId,
    pub name: String,
    /// The logs it wrote, the one it writes now last.
    pub logs: Vec<LogId>,
    /// An age recipient; empty until sync was set up on it.
    pub recipient: String,
    pub site: Option<SiteId>,
    pub user: Option<UserId>,
    pub revoked: Option<Revoked>,
}

/// That a laptop belongs to the service no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revoked {
    pub reason: String,
    pub by: String,
    pub at: DateTime<FixedOffset>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// `None` until the founding has arrived.
    pub founded: Option<ServiceFounded>,
    pub sites: Vec<SiteAdded>,
    pub laptops: Vec<Laptop>,
    /// In fold order: the last one that no revoked laptop can open is the one to seal to.
    pub epochs: Vec<EpochStarted>,
    pub users: Vec<User>,
    pub telephone: Versions<String>,
    pub check_address: Versions<String>,
    pub favourite_wordings: Versions<Vec<String>>,
    pub known: Known,
}

impl Service {
    /// Folds the service's events.
    pub fn from_events(events: &[StoredEvent]) -> Self {
        let mut service = Self::default();
        let known = fold(events, |told, event| service.tell(told, event));
        service.known = known;
        service
    }

    fn tell(&mut self, told: &Told<'_, '_>, event: Event) {
        match event {
            Event::ServiceFounded(founded) => self.founded = Some(founded),
            Event::SiteAdded(site) => self.sites.push(site),
            Event::LaptopEnrolled(enrolled) => self.enrol(enrolled),
            Event::LaptopRevoked(revoked) => self.revoke(told, revoked),
            // Which entries count is asked before any subject is folded: see `cuts`.
            Event::LateEntriesAccepted(_) => {}
            Event::EpochStarted(epoch) => self.epochs.push(epoch),
            Event::UserAdded(added) => self.user_mut(added.user).set(told, added.set),
            Event::UserChanged(changed) => self.user_mut(changed.user).set(told, changed.set),
            Event::ServiceChanged(changed) => self.set(told, changed.set),
            // Facts about patients and cases never stand under the service.
            Event::PatientRegistered(_)
            | Event::PatientChanged(_)
            | Event::PatientMerged(_)
            | Event::PatientUnmerged(_)
            | Event::PatientsToldApart(_)
            | Event::CaseOpened(_)
            | Event::CaseChanged(_)
            | Event::ConsentRecorded(_)
            | Event::StepChanged(_)
            | Event::ContactSigned(_)
            | Event::ContactAddendum(_)
            | Event::ContactEnteredInError(_)
            | Event::ReportIssued(_)
            | Event::SummaryFiled(_)
            | Event::QuestionnaireHandedIn(_)
            | Event::QuestionnaireRead(_)
            | Event::QuestionnaireEnteredInError(_)
            | Event::RiskCleared(_)
            | Event::ReportGiven(_)
            | Event::ReportDelivered(_)
            | Event::ReportWithdrawn(_)
            | Event::HolderTold(_)
            | Event::PaperIssued(_)
            | Event::PaperGiven(_)
            | Event::DisclosureRecorded(_)
            | Event::EmployerCalled(_)
            | Event::CaseClosed(_)
            | Event::CaseReopened(_)
            | Event::OverlapAccepted(_) => {}
        }
    }

    fn enrol(&mut self, enrolled: LaptopEnrolled) {
        match self
            .laptops
            .iter_mut()
            .find(|laptop| laptop.id == enrolled.laptop)
        {
            Some(laptop) => {
                if !laptop.logs.contains(&enrolled.log) {
                    laptop.logs.push(enrolled.log);
                }
                laptop.name = enrolled.name;
                if !enrolled.recipient.is_empty() {
                    laptop.recipient = enrolled.recipient;
                }
                laptop.site = enrolled.site.or(laptop.site);
                laptop.user = enrolled.user.or(laptop.user);
            }
            None => self.laptops.push(Laptop {
                id: enrolled.laptop,
                name: enrolled.name,
                logs: vec![enrolled.log],
                recipient: enrolled.recipient,
                site: enrolled.site,
                user: enrolled.user,
                revoked: None,
            }),
        }
    }

    fn revoke(&mut self, told: &Told<'_, '_>, revoked: LaptopRevoked) {
        if let Some(laptop) = self
            .laptops
            .iter_mut()
            .find(|laptop| laptop.id == revoked.laptop)
        {
            laptop.revoked = Some(Revoked {
                reason: revoked.reason,
                by: told.header.author.name.clone(),
                at: told.header.recorded_at,
            });
        }
    }

    fn set(&mut self, told: &Told<'_, '_>, fields: Vec<ServiceField>) {
        for field in fields {
            match field {
                ServiceField::Telephone(value) => told.set(&mut self.telephone, value),
                ServiceField::CheckAddress(value) => told.set(&mut self.check_address, value),
                ServiceField::FavouriteWordings(value) => {
                    told.set(&mut self.favourite_wordings, value);
                }
            }
        }
    }

    fn user_mut(&mut self, id: UserId) -> &mut User {
        let index = match self.users.iter().position(|user| user.id == id) {
            Some(index) => index,
            None => {
                self.users.push(User::new(id));
                self.users.len() - 1
            }
        };
        &mut self.users[index]
    }

    pub fn user(&self, id: UserId) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    pub fn site(&self, id: SiteId) -> Option<&SiteAdded> {
        self.sites.iter().find(|site| site.site == id)
    }

    pub fn laptop(&self, id: LaptopId) -> Option<&Laptop> {
        self.laptops.iter().find(|laptop| laptop.id == id)
    }

    /// The key to seal to: the last that every laptop of the service can open and no revoked one. `None`: one has to be
    /// started first.
    pub fn epoch(&self) -> Option<&EpochStarted> {
        let holds = |epoch: &&EpochStarted| {
            self.laptops.iter().all(|laptop| {
                let can_open = epoch.laptops.contains(&laptop.id);
                can_open == laptop.revoked.is_none()
                    || (laptop.revoked.is_none() && laptop.recipient.is_empty())
            })
        };
        self.epochs.iter().rev().find(holds)
    }

    pub fn is_demonstration(&self) -> bool {
        self.founded
            .as_ref()
            .is_some_and(|founded| founded.demonstration)
    }
}
