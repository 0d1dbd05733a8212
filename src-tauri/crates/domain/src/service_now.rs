//! The service as known now: its name, sites, laptops and people.

use crate::event::Event;
use crate::fold::{Known, Told, fold};
use crate::header::StoredEvent;
use crate::ids::{SiteId, UserId};
use crate::service::{LaptopEnrolled, Role, ServiceField, ServiceFounded, SiteAdded, UserField};
use crate::versions::Versions;

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

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// `None` until the founding has arrived.
    pub founded: Option<ServiceFounded>,
    pub sites: Vec<SiteAdded>,
    pub laptops: Vec<LaptopEnrolled>,
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
            Event::LaptopEnrolled(laptop) => self.laptops.push(laptop),
            Event::UserAdded(added) => self.user_mut(added.user).set(told, added.set),
            Event::UserChanged(changed) => self.user_mut(changed.user).set(told, changed.set),
            Event::ServiceChanged(changed) => self.set(told, changed.set),
            // Facts about patients and cases never stand under the service.
            Event::PatientRegistered(_)
            | Event::PatientChanged(_)
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
            | Event::CaseReopened(_) => {}
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

    pub fn is_demonstration(&self) -> bool {
        self.founded
            .as_ref()
            .is_some_and(|founded| founded.demonstration)
    }
}
