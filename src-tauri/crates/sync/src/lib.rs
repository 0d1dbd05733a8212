//! Carries the record between laptops over a shared place: a folder, an S3-compatible store or Azure Blob.
//!
//! There is no server of ours. Each laptop writes sealed, signed objects under a prefix of its own and reads those of the
//! others; nothing rests on conditional writes, locks, clocks or the order of a listing.
//!
//! What this crate must not do: decode an event's payload, know SQL or Tauri, read a clock (it is handed in), or put
//! patient data into an error or an object's name. Nothing outside it names object_store.

mod age_key;
mod asides;
mod certificates;
mod compare;
mod cover;
mod documents;
mod epochs;
mod exchange;
mod facts;
mod failure;
mod hex;
pub mod join;
mod listing;
mod names;
mod object;
mod packs;
mod papers;
mod place;
mod plan;
mod progress;
mod protections;
mod pull;
mod push;
mod receiving;
pub mod recovery;
mod refill;
mod restored;
mod secret;
mod segment_bytes;
mod sending;
mod settings;
mod standing;
mod statement;
mod trouble;

pub use documents::fetch_document;
pub use epochs::{
    HeldKeys, held_keys, keep_keys, keep_laptop_identity, laptop_recipient, open_for_recovery,
    start_epoch, wrap_epochs,
};
pub use exchange::{Exchange, Outcome};
pub use place::{Listed, Place, Traffic};
pub use progress::Progress;
pub use protections::Protections;
pub use refill::{refill, set_up};
pub use restored::start_new_log;
pub use secret::Secret;
pub use settings::PlaceSettings;
pub use standing::{Aside, AsideReason, Seen, Standing, standing};
pub use trouble::Trouble;

pub use object_store;
