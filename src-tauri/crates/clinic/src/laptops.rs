//! The laptops of the service: how far each has got, taking one out, and what it recorded after that.

use crate::approving::laptop_id;
use crate::forms::{LateForm, RevokeForm};
use crate::problem::{Code, Problem, Result};
use crate::read::{Reading, id};
use crate::service::administrator;
use crate::session::{Clinic, Session, With};
use crate::sync_setup::{from_trouble, recipients, refuse_demonstration};
use crate::views::{LaptopLine, LaptopsView, LateLine};
use crate::words;
use chrono::{DateTime, FixedOffset};
use domain::ids::{LaptopId, LogId};
use domain::service::{LaptopEnrolled, LaptopRevoked, LateEntriesAccepted, LogCut, Role};
use domain::service_now::{Laptop, Service};
use std::collections::BTreeMap;
use store::{CertifiedLog, LogTip, StoreError};
use sync::{Seen, Standing, Trouble};

/// So many late entries are shown in words; all are counted.
const LATE_SHOWN_MAX: usize = 20;

impl Clinic {
    /// Every laptop of the service, this one first, then by name; removed ones last.
    pub fn laptops(&self) -> Result<LaptopsView> {
        let session = self.session()?;
        let (service, _) = session.service()?;
        let standing = sync::standing(&session.store).map_err(from_trouble)?;
        let here = session.store.identity()?;
        let tips = session.tips()?;
        let may = service
            .user(session.user)
            .is_some_and(|user| user.has(Role::Administrator));
        let mut laptops: Vec<&Laptop> = service.laptops.iter().collect();
        laptops.sort_by_key(|laptop| {
            (
                laptop.revoked.is_some(),
                laptop.id != here.laptop,
                laptop.name.to_lowercase(),
            )
        });
        let line = |laptop: &&Laptop| {
            let this = laptop.id == here.laptop;
            let seen = last_seen(laptop, &standing);
            LaptopLine {
                id: laptop.id.to_string(),
                name: laptop.name.clone(),
                site: laptop
                    .site
                    .and_then(|site| service.site(site))
                    .map(|site| site.name.clone())
                    .unwrap_or_default(),
                people: people(&service, laptop),
                this,
                last_seen: seen.map(|seen| moment(seen.at)).unwrap_or_default(),
                version: if this {
                    env!("CARGO_PKG_VERSION").to_owned()
                } else {
                    seen.map(|seen| seen.version.clone()).unwrap_or_default()
                },
                progress: progress(
                    laptop,
                    this,
                    seen,
                    tips.get(&here.log).copied().unwrap_or(0),
                    &standing,
                ),
                removed: laptop
                    .revoked
                    .as_ref()
                    .map(|revoked| {
                        format!(
                            "{} ({}, {})",
                            revoked.reason,
                            revoked.by,
                            words::day(revoked.at.date_naive())
                        )
                    })
                    .unwrap_or_default(),
                can_be_removed: may
                    && !this
                    && laptop.revoked.is_none()
                    && session.keys.hold_root(),
            }
        };
        Ok(LaptopsView {
            laptops: laptops.iter().map(line).collect(),
            late: session.late(&service)?,
            administrator: may,
            set_up: session.place_settings()?.is_some(),
        })
    }

    /// Takes a laptop out of the service: what it records from now on counts nowhere, and it can open nothing new.
    pub fn revoke_laptop(&self, form: &RevokeForm) -> Result<LaptopsView> {
        refuse_demonstration(self)?;
        let session = self.session()?;
        let (service, seen) = session.service()?;
        administrator(&service, session.user)?;
        if !session.keys.hold_root() {
            return Err(StoreError::RootNeeded.into());
        }
        let laptop = laptop_id(&form.laptop)?;
        let mut reading = Reading::default();
        let reason = reading.needed(
            "reason",
            &form.reason,
            "what happened, such as: stolen from the car on Monday",
        );
        let reason = reading.done(Some(reason))?;
        let known = service
            .laptop(laptop)
            .ok_or_else(|| Problem::not_found("laptop"))?;
        if known.revoked.is_some() {
            return Err(refused("This laptop was removed already."));
        }
        if laptop == session.store.identity()?.laptop {
            return Err(refused(
                "This is the laptop you are working on. Remove it from another one.",
            ));
        }
        let tips = session.tips()?;
        let cuts = session
            .logs_of(known)?
            .into_iter()
            .map(|log| LogCut {
                log,
                last_seq: tips.get(&log).copied().unwrap_or(0),
            })
            .collect();
        let revoked = LaptopRevoked {
            laptop,
            cuts,
            reason,
        };
        // Where sync was never set up there is nothing that could be sealed to it.
        let mut events = vec![revoked.into()];
        if session.place_settings()?.is_some() {
            let stay = recipients(&service, Some(laptop));
            let epoch = sync::start_epoch(&session.store, &stay, &mut self.env.random())
                .map_err(from_trouble)?;
            events.push(epoch.into());
        }
        session.record(seen, events, With::default())?;
        self.laptops()
    }

    /// What a removed laptop recorded beyond its cut counts after all, up to a place.
    pub fn accept_late(&self, form: &LateForm) -> Result<LaptopsView> {
        let session = self.session()?;
        let (service, seen) = session.service()?;
        administrator(&service, session.user)?;
        let log = LogId(id(&form.log, "log")?);
        let mut reading = Reading::default();
        let reason = reading.needed("reason", &form.reason, "why these entries count");
        let reason = reading.done(Some(reason))?;
        let beyond = session.store.left_out()?;
        if !beyond
            .iter()
            .any(|(left, _, to)| *left == log && u64::from(form.up_to) <= *to)
        {
            return Err(Problem::not_found("late entry"));
        }
        let accepted = LateEntriesAccepted {
            log,
            up_to_seq: u64::from(form.up_to),
            reason,
        };
        session.record(seen, vec![accepted.into()], With::default())?;
        self.laptops()
    }
}

impl Session {
    fn tips(&self) -> Result<BTreeMap<LogId, u64>> {
        let tips = self.store.tips()?;
        Ok(tips
            .into_iter()
            .map(|LogTip { log, seq, .. }| (log, seq))
            .collect())
    }

    /// Every log of a laptop that is known here: by the service's record, and by certificates that came before it.
    fn logs_of(&self, laptop: &Laptop) -> Result<Vec<LogId>> {
        let mut logs = laptop.logs.clone();
        for key in self.store.log_keys()? {
            if key.laptop == laptop.id && !logs.contains(&key.log) {
                logs.push(key.log);
            }
        }
        Ok(logs)
    }

    /// After a copy was restored or cloned this laptop writes a new log: the service is told, once.
    pub(crate) fn enrol_new_log(&self) -> Result<()> {
        let own = self.store.identity()?;
        let (service, seen) = self.service()?;
        let Some(laptop) = service.laptop(own.laptop) else {
            return Ok(());
        };
        if laptop.logs.contains(&own.log) || laptop.revoked.is_some() {
            return Ok(());
        }
        let keys = self.store.log_keys()?;
        let Some(key) = keys.iter().find(|key: &&CertifiedLog| key.log == own.log) else {
            return Ok(());
        };
        if key.certified_by.is_none() {
            return Ok(());
        }
        let again = LaptopEnrolled {
            laptop: own.laptop,
            log: own.log,
            name: laptop.name.clone(),
            public_key: crate::sync_setup::hex(&key.public_key),
            certificate: crate::sync_setup::hex(&key.certificate),
            certified_by: key.certified_by,
            recipient: laptop.recipient.clone(),
            site: laptop.site,
            user: laptop.user,
        };
        self.record(seen, vec![again.into()], With::default())
    }

    fn late(&self, service: &Service) -> Result<Vec<LateLine>> {
        let keys = self.store.log_keys()?;
        let name = |log: LogId| {
            let laptop = keys.iter().find(|key| key.log == log).map(|key| key.laptop);
            laptop
                .and_then(|laptop: LaptopId| service.laptop(laptop))
                .map(|laptop| laptop.name.clone())
                .unwrap_or_default()
        };
        let mut lines = Vec::new();
        for (log, from, to) in self.store.left_out()? {
            let events = self.store.left_out_events(log, LATE_SHOWN_MAX)?;
            lines.push(LateLine {
                log: log.to_string(),
                laptop_name: name(log),
                count: u32::try_from(to - from + 1).unwrap_or(u32::MAX),
                up_to: u32::try_from(to).unwrap_or(u32::MAX),
                entries: events
                    .iter()
                    .map(|event| {
                        format!(
                            "{}, {}, {}",
                            event.header.kind.replace('-', " "),
                            event.header.author.name,
                            moment(event.header.recorded_at)
                        )
                    })
                    .collect(),
            });
        }
        Ok(lines)
    }
}

fn last_seen<'a>(laptop: &Laptop, standing: &'a Standing) -> Option<&'a Seen> {
    let of_it = standing
        .laptops
        .iter()
        .filter(|seen| seen.laptop == laptop.id);
    of_it.max_by_key(|seen| seen.received_at)
}

fn people(service: &Service, laptop: &Laptop) -> String {
    laptop
        .user
        .and_then(|user| service.user(user))
        .map(|user| user.shown_name().to_owned())
        .unwrap_or_default()
}

fn progress(
    laptop: &Laptop,
    this: bool,
    seen: Option<&Seen>,
    own: u64,
    standing: &Standing,
) -> String {
    if this {
        return match standing.waiting {
            0 => "nothing waits here".to_owned(),
            1 => "1 entry waits here to be sent".to_owned(),
            waiting => format!("{waiting} entries wait here to be sent"),
        };
    }
    if laptop.revoked.is_some() {
        return String::new();
    }
    let Some(seen) = seen else {
        return "nothing heard from it yet".to_owned();
    };
    let ours = if seen.ours_had >= own {
        "has everything recorded here".to_owned()
    } else {
        format!("has {} of {own} entries recorded here", seen.ours_had)
    };
    match seen.theirs_missing {
        0 => ours,
        1 => format!("{ours}; 1 entry it holds is still to come"),
        missing => format!("{ours}; {missing} entries it holds are still to come"),
    }
}

fn moment(at: DateTime<FixedOffset>) -> String {
    format!("{}, {}", words::day(at.date_naive()), at.format("%H:%M"))
}

fn refused(said: &str) -> Problem {
    Problem::new(Code::Refused, said)
}

/// What went wrong with the place or its keys, as a sentence of its own.
pub(crate) fn sentence(trouble: &Trouble) -> String {
    let said = trouble.to_string();
    let mut letters = said.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => String::new(),
    }
}
