//! What the program stands on: setting up, unlocking, locking, the people and places of the service.

use crate::content;
use crate::forms::{SetUpForm, SiteForm, UserForm};
use crate::problem::{Code, Problem, Result};
use crate::read::{Reading, id};
use crate::session::{Clinic, Session, With};
use crate::views::{Content, RecoveryCode, SessionView, SiteView, State, Status, UserView};
use crate::words;
use domain::caseload::project;
use domain::event::Event;
use domain::header::{Author, Subject};
use domain::ids::{LaptopId, LogId, ServiceId, SiteId, UserId};
use domain::report::{hcpc_prefix, registration_fits};
use domain::service::{LaptopEnrolled, Role, ServiceFounded, SiteAdded, UserAdded, UserField};
use domain::service_now::{Service, User};
use store::{FolderState, Identity, KeyFile, Keys, Store};

/// Short of this a passphrase is guessed. A judge of their strength comes with the work on security.
const PASSPHRASE_CHARS_MIN: usize = 10;

impl Clinic {
    /// Where the program stands.
    pub fn status(&self) -> Result<Status> {
        let session = self.session().ok();
        if let Some(session) = &session {
            // Somebody may record something at the same moment: it is tried again with the next look.
            let _ = session.enrol_new_log();
        }
        let folder = self.folder()?;
        let state = match (&session, folder.state()?) {
            (Some(_), _) => State::Open,
            (None, FolderState::Empty | FolderState::Unfinished) => State::Empty,
            (None, FolderState::Waiting) => State::Waiting,
            (None, FolderState::Ready) => State::Locked,
            (None, FolderState::KeysMissing) => return Err(store::StoreError::KeysMissing.into()),
            (None, FolderState::DatabaseMissing) => {
                return Err(store::StoreError::DatabaseMissing.into());
            }
        };
        let sign_in_names = match state {
            State::Locked => self
                .key_file()?
                .sign_ins()
                .into_iter()
                .map(|sign_in| sign_in.name)
                .collect(),
            State::Empty | State::Waiting | State::Open => Vec::new(),
        };
        Ok(Status {
            state,
            demonstration: self.is_demonstration(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            today: words::iso(self.env.today()),
            sign_in_names,
            session: session.map(|session| session.view()).transpose()?,
        })
    }

    /// Sets up a new service on this laptop. The code that comes back is shown once: it is stored nowhere.
    pub fn set_up(&self, form: &SetUpForm) -> Result<RecoveryCode> {
        let read = read_set_up(form)?;
        let code = self.found(&read, false)?;
        Ok(RecoveryCode {
            code,
            holder: read.recovery_holder,
        })
    }

    /// Opens the record for one person.
    pub fn unlock(&self, name: &str, passphrase: &str) -> Result<Status> {
        let folder = self.folder()?;
        let (user, keys) = self
            .key_file()?
            .unlock_with_passphrase(name.trim(), passphrase)?;
        self.enter(&folder, keys, user)?;
        self.status()
    }

    /// Drops the keys; drafts are kept.
    pub fn lock(&self) -> Result<Status> {
        self.clear_copies();
        self.leave();
        self.status()
    }

    /// Closes the demonstration and goes back to the real record, which is as it was left.
    pub fn leave_demonstration(&self) -> Result<Status> {
        self.clear_copies();
        self.stand(false);
        self.status()
    }

    /// Says at which site one is working now.
    pub fn choose_site(&self, site: &str) -> Result<Status> {
        let session = self.session()?;
        let site = SiteId(id(site, "site")?);
        let (service, _) = session.service()?;
        service
            .site(site)
            .ok_or_else(|| Problem::not_found("site"))?;
        session.set_site(site)?;
        self.status()
    }

    /// Adds a site to the service.
    pub fn add_site(&self, form: &SiteForm) -> Result<Status> {
        let session = self.session()?;
        let (service, seen) = session.service()?;
        administrator(&service, session.user)?;
        let mut reading = Reading::default();
        let site = read_site(&mut reading, "", form);
        let mut site = reading.done(Some(site))?;
        site.site = SiteId(self.env.random_id());
        session.record(seen, vec![site.into()], With::default())?;
        self.status()
    }

    /// Adds someone who signs in here. They sign in with the name given and may be an administrator too.
    pub fn add_user(
        &self,
        form: &UserForm,
        passphrase: &str,
        passphrase_again: &str,
    ) -> Result<Status> {
        let session = self.session()?;
        let (service, seen) = session.service()?;
        administrator(&service, session.user)?;
        let mut reading = Reading::default();
        let fields = read_user(&mut reading, "", form);
        read_passphrase(&mut reading, passphrase, passphrase_again);
        let set = reading.done(Some(fields))?;
        let user = UserId(self.env.random_id());

        let folder = self.folder()?;
        let mut keys = self.key_file()?;
        keys.set_user(
            &session.keys,
            user,
            form.name.trim(),
            passphrase,
            form.administrator,
            self.env.passphrase_cost,
            &mut self.env.random(),
        )
        .map_err(|error| {
            let taken = matches!(error, store::StoreError::NameTaken);
            let problem = Problem::from(error);
            if taken {
                Problem::field("name", &problem.message)
            } else {
                problem
            }
        })?;
        // The fact first: a slot for somebody the record does not know would let nobody in particular sign.
        session.record(seen, vec![UserAdded { user, set }.into()], With::default())?;
        keys.save(&folder)?;
        self.status()
    }

    /// The clinical content compiled into the program.
    pub fn content(&self) -> Content {
        content::content()
    }

    /// Makes keys, database and the first events. Ends unlocked for the first person, who is also administrator.
    pub(crate) fn found(&self, read: &SetUp, demonstration: bool) -> Result<String> {
        let folder = self.folder()?;
        match folder.state()? {
            FolderState::Empty => {}
            FolderState::Unfinished => folder.clear_unfinished()?,
            FolderState::Waiting => return Err(crate::joining::waits_already()),
            FolderState::Ready | FolderState::KeysMissing | FolderState::DatabaseMissing => {
                return Err(Problem::new(
                    Code::Refused,
                    "There is a record on this laptop already. It is left as it is.",
                ));
            }
        }
        let identity = Identity {
            service: ServiceId(self.env.random_id()),
            laptop: LaptopId(self.env.random_id()),
            site: SiteId(self.env.random_id()),
            log: LogId(self.env.random_id()),
        };
        let user = UserId(self.env.random_id());
        let random = &mut self.env.random();
        let cost = self.env.passphrase_cost;
        let keys = Keys::generate(random);
        let mut file = KeyFile::new(identity.service);
        file.set_user(
            &keys,
            user,
            &read.user_name,
            &read.passphrase,
            true,
            cost,
            random,
        )?;
        let code = file.set_recovery_code(&keys, cost, random)?.to_string();
        file.save(&folder)?;
        let store = Store::create(&folder, &keys, &identity, project, random)?;
        let certificate = store.own_certificate()?;
        drop(store);
        self.enter(&folder, keys, user)?;

        let mut events: Vec<Event> = vec![
            ServiceFounded {
                name: read.service_name.clone(),
                demonstration,
                recovery_holder: read.recovery_holder.clone(),
            }
            .into(),
        ];
        for (index, site) in read.sites.iter().enumerate() {
            let here = index == read.site_here;
            let site_id = if here {
                identity.site
            } else {
                SiteId(self.env.random_id())
            };
            events.push(
                SiteAdded {
                    site: site_id,
                    ..site.clone()
                }
                .into(),
            );
        }
        events.push(
            LaptopEnrolled {
                laptop: identity.laptop,
                log: identity.log,
                name: read.laptop_name.clone(),
                public_key: certificate.public_key,
                certificate: certificate.certificate,
                ..LaptopEnrolled::default()
            }
            .into(),
        );
        events.push(
            UserAdded {
                user,
                set: read.user.clone(),
            }
            .into(),
        );
        let session = self.session()?;
        let author = Author {
            user,
            name: read.user_name.clone(),
            profession: read.user_profession.clone(),
            registration: read.user_registration.clone(),
        };
        let subject = Subject::Service(identity.service);
        session.record_as(
            &author,
            Session::new_subject(subject),
            events,
            With::default(),
        )?;
        file.setup_finished = true;
        file.save(&folder)?;
        Ok(code)
    }
}

/// A set-up form that was read.
pub(crate) struct SetUp {
    pub(crate) service_name: String,
    pub(crate) sites: Vec<SiteAdded>,
    pub(crate) site_here: usize,
    pub(crate) laptop_name: String,
    pub(crate) user: Vec<UserField>,
    pub(crate) user_name: String,
    pub(crate) user_profession: String,
    pub(crate) user_registration: String,
    pub(crate) passphrase: String,
    pub(crate) recovery_holder: String,
}

pub(crate) fn read_set_up(form: &SetUpForm) -> Result<SetUp> {
    let mut reading = Reading::default();
    let service_name = reading.needed(
        "service_name",
        &form.service_name,
        "the name of the service",
    );
    if form.sites.is_empty() {
        reading.wrong("sites[0].name", "Enter the name of the site");
    }
    let sites: Vec<SiteAdded> = form
        .sites
        .iter()
        .enumerate()
        .map(|(index, site)| read_site(&mut reading, &format!("sites[{index}]."), site))
        .collect();
    let site_here = usize::try_from(form.site_here).unwrap_or(usize::MAX);
    if site_here >= form.sites.len() && !form.sites.is_empty() {
        reading.wrong("site_here", "Choose the site this laptop is used at now");
    }
    let laptop_name = reading.needed(
        "laptop_name",
        &form.laptop_name,
        "a name for this laptop, such as Hedge End 1",
    );
    // The first person is also administrator: somebody has to be.
    let user = read_user(
        &mut reading,
        "user.",
        &UserForm {
            administrator: true,
            ..form.user.clone()
        },
    );
    read_passphrase(&mut reading, &form.passphrase, &form.passphrase_again);
    let recovery_holder = reading.needed(
        "recovery_holder",
        &form.recovery_holder,
        "who keeps the printed recovery code",
    );
    let user_name = reading.text("user.name", &form.user.name);
    let user_registration = reading.text("user.registration", &form.user.registration);
    let set_up = SetUp {
        service_name,
        sites,
        site_here,
        laptop_name,
        user,
        user_name,
        user_profession: words::profession(
            &form.user.profession,
            form.user.profession_other.trim(),
        ),
        user_registration,
        passphrase: form.passphrase.clone(),
        recovery_holder,
    };
    reading.done(Some(set_up))
}

fn read_site(reading: &mut Reading, path: &str, form: &SiteForm) -> SiteAdded {
    let name = reading.needed(&format!("{path}name"), &form.name, "the name of the site");
    let ods = reading.text(format!("{path}ods"), &form.ods).to_uppercase();
    let fits = ods.is_empty()
        || ((3..=12).contains(&ods.len()) && ods.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !fits {
        // Organisation Data Service: 3 to 12 letters and digits; GP practices a letter and five digits (domain §6.2).
        reading.wrong(
            format!("{path}ods"),
            "Enter an ODS code of 3 to 12 letters and digits, such as A81001, or leave it empty",
        );
    }
    SiteAdded {
        site: SiteId(uuid::Uuid::nil()),
        name,
        ods,
    }
}

pub(crate) fn read_user(reading: &mut Reading, path: &str, form: &UserForm) -> Vec<UserField> {
    let name = reading.needed(
        &format!("{path}name"),
        &form.name,
        "the name as printed on reports",
    );
    let known = [
        "occupational_therapist",
        "physiotherapist",
        "podiatrist",
        "other",
    ];
    let profession = reading
        .needed_choice(
            &format!("{path}profession"),
            &form.profession,
            "the profession",
            |typed| known.contains(&typed).then(|| typed.to_owned()),
        )
        .unwrap_or_default();
    let profession_other = reading.text(format!("{path}profession_other"), &form.profession_other);
    if profession == "other" && profession_other.is_empty() {
        reading.wrong(
            format!("{path}profession_other"),
            "Enter the profession in words",
        );
    }
    let registration = reading
        .needed(
            &format!("{path}registration"),
            &form.registration,
            "the registration number, such as OT12345",
        )
        .to_uppercase();
    if let Some(known) = words::profession_id(&profession)
        && let Some(prefix) = hcpc_prefix(known)
        && !registration.is_empty()
        && !registration_fits(known, &registration)
    {
        reading.wrong(
            format!("{path}registration"),
            format!("Enter the HCPC number: {prefix} and 4 to 6 digits, such as {prefix}12345"),
        );
    }
    let contact = reading.needed(
        &format!("{path}contact"),
        &form.contact,
        "the e-mail address or telephone number that employers may use",
    );
    let mut roles = vec![Role::Clinician];
    if form.administrator {
        roles.push(Role::Administrator);
    }
    vec![
        UserField::Name(name),
        UserField::Profession(profession),
        UserField::ProfessionOther(profession_other),
        UserField::Registration(registration),
        UserField::Contact(contact),
        UserField::Roles(roles),
    ]
}

pub(crate) fn read_passphrase(reading: &mut Reading, passphrase: &str, again: &str) {
    if passphrase.chars().count() < PASSPHRASE_CHARS_MIN {
        reading.wrong(
            "passphrase",
            "Enter a passphrase of at least 10 characters: three or four words are easy to remember",
        );
    } else if passphrase != again {
        reading.wrong(
            "passphrase_again",
            "Enter the same passphrase again: the two differ",
        );
    }
}

pub(crate) fn administrator(service: &Service, user: UserId) -> Result<()> {
    if service
        .user(user)
        .is_some_and(|user| user.has(Role::Administrator))
    {
        return Ok(());
    }
    Err(Problem::new(
        Code::Refused,
        "Only an administrator of the service can do this. Ask one of them.",
    ))
}

impl Session {
    pub(crate) fn view(&self) -> Result<SessionView> {
        let (service, _) = self.service()?;
        let user = service
            .user(self.user)
            .ok_or_else(|| Problem::not_found("user"))?;
        Ok(SessionView {
            service_name: service
                .founded
                .as_ref()
                .map(|founded| founded.name.clone())
                .unwrap_or_default(),
            site: self.identity().site.to_string(),
            sites: service.sites.iter().map(site_view).collect(),
            user: user_view(user),
            users: service.users.iter().map(user_view).collect(),
            drafts: self.draft_views()?,
            favourite_wordings: service
                .favourite_wordings
                .get()
                .cloned()
                .unwrap_or_default(),
        })
    }
}

pub(crate) fn site_view(site: &SiteAdded) -> SiteView {
    SiteView {
        id: site.site.to_string(),
        name: site.name.clone(),
        ods: site.ods.clone(),
    }
}

pub(crate) fn user_view(user: &User) -> UserView {
    let text = |field: Option<&String>| field.cloned().unwrap_or_default();
    UserView {
        id: user.id.to_string(),
        name: user.shown_name().to_owned(),
        profession: text(user.profession.get()),
        profession_words: words::profession_of(user),
        registration: text(user.registration.get()),
        contact: text(user.contact.get()),
        administrator: user.has(Role::Administrator),
    }
}
