//! Carries the record between laptops over a shared place: a folder, an S3-compatible store or Azure Blob.
//!
//! There is no server of ours. Each laptop writes sealed, signed objects under a prefix of its own and reads those of the
//! others; nothing rests on conditional writes, locks, clocks or the order of a listing.
//!
//! What this crate must not do: decode an event's payload, know SQL or Tauri, read a clock (it is handed in), or put
//! patient data into an error or an object's name. Nothing outside it names object_store.

mod failure;
mod hex;
pub mod join;
mod place;
mod progress;
mod protections;
pub mod recovery;
mod secret;
mod settings;
mod standing;
mod trouble;

pub use place::{Listed, Place, Traffic};
pub use progress::Progress;
pub use protections::Protections;
pub use secret::Secret;
pub use settings::PlaceSettings;
pub use standing::{Aside, AsideReason, Seen, Standing};
pub use trouble::Trouble;

pub use object_store;
