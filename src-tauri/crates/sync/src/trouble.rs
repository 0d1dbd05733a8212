//! What can go wrong between laptops. `clinic` makes sentences of it that say what to do.

use domain::ids::LogId;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::StoreError;
use thiserror::Error;

/// Why an exchange, or trying out a place, did not come to its end, or what it found wrong on the way. No text here holds
/// patient data or a credential.
#[derive(Clone, Debug, Error)]
pub enum Trouble {
    /// The folder, bucket or container does not exist.
    #[error("there is no such place")]
    NoSuchPlace,
    /// A setting cannot be read: which one, as in [`crate::PlaceSettings`].
    #[error("the setting {0} cannot be read")]
    Setting(&'static str),
    /// The place knows neither these keys nor that they may do this.
    #[error("the place does not accept these credentials")]
    WrongCredentials,
    /// The place refuses signed requests because the clocks differ too much.
    #[error("this laptop's clock and the place's differ too much")]
    ClockWrong,
    /// The place's certificate is not one this laptop trusts.
    #[error("the place's certificate is not trusted")]
    Certificate,
    #[error("there is no space left in the place")]
    NoSpace,
    /// It can be read and not written.
    #[error("the place cannot be written to")]
    ReadOnly,
    /// No connection, no answer in time, or the place says it is not available now.
    #[error("the place cannot be reached")]
    Unreachable,
    /// What was written did not come back as it was written.
    #[error("the place does not keep what it is given")]
    DoesNotKeep,
    /// The place answered something this program does not expect.
    #[error("the place answered something unexpected")]
    Unexpected(#[source] Arc<dyn std::error::Error + Send + Sync>),
    /// Nothing of this service is there, and there was before.
    #[error("the place was emptied")]
    Emptied,
    /// It shows less of a log than it did: a backup of it was put back, or objects were removed.
    #[error("the place shows log {log} up to {shows} and had it up to {had}")]
    OlderThanBefore { log: LogId, had: u64, shows: u64 },
    /// Another service's record lies there, and ours does not.
    #[error("the place holds another service")]
    OtherService,
    /// Two laptops that hold the same entries by number do not hold the same entries.
    #[error("this copy and that of log {0} differ")]
    CopiesDiffer(LogId),
    /// Another laptop holds entries that the place does not show.
    #[error("log {log} is held up to {claimed} by {by} and the place shows it up to {shown}")]
    Withheld {
        log: LogId,
        claimed: u64,
        shown: u64,
        by: LogId,
    },
    /// This copy of the record was restored from a backup or cloned; it has gone on under a new log.
    #[error("this copy was restored or cloned and goes on as log {new}")]
    Restored { old: LogId, new: LogId },
    /// Sync was not set up on this laptop, or the keys it needs were not given to it.
    #[error("this laptop is not set up for sync")]
    NotEnrolled,
    /// An act needs the service root key, which administrators hold.
    #[error("this needs the service root key")]
    RootNeeded,
    /// The document was not found in the place: its writer has not sent it yet.
    #[error("the document is not in the place yet")]
    DocumentNotThere,
    /// Something of our own that was sealed does not open: which part.
    #[error("{0} is damaged")]
    Damaged(&'static str),
    /// It was told to stop.
    #[error("the exchange was stopped")]
    Stopped,
    /// The record on this laptop could not do something.
    #[error("the record on this laptop could not do this")]
    Record(#[source] Arc<StoreError>),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Record(Arc::new(error))
    }
}

/// By what they say: two failures of the engine or the network count as equal.
impl PartialEq for Trouble {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

/// The part of [`Trouble`] that is found out about the place and the copies, and is kept on disk between exchanges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Finding {
    Emptied,
    OtherService,
    OlderThanBefore {
        log: LogId,
        had: u64,
        shows: u64,
    },
    Withheld {
        log: LogId,
        claimed: u64,
        shown: u64,
        by: LogId,
    },
    CopiesDiffer {
        log: LogId,
    },
    Restored {
        old: LogId,
        new: LogId,
    },
}

impl From<Finding> for Trouble {
    fn from(found: Finding) -> Self {
        match found {
            Finding::Emptied => Self::Emptied,
            Finding::OtherService => Self::OtherService,
            Finding::OlderThanBefore { log, had, shows } => {
                Self::OlderThanBefore { log, had, shows }
            }
            Finding::Withheld {
                log,
                claimed,
                shown,
                by,
            } => Self::Withheld {
                log,
                claimed,
                shown,
                by,
            },
            Finding::CopiesDiffer { log } => Self::CopiesDiffer(log),
            Finding::Restored { old, new } => Self::Restored { old, new },
        }
    }
}
