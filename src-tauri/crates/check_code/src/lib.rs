//! The signed text of a report, the code that every copy of it carries, and reading that code back.
//!
//! A copy on paper can't be told from a copy that somebody changed. The code holds what was issued, signed, so that whoever
//! has the paper can compare the two line by line. It says nothing of what happened since: a report may have been replaced
//! or withdrawn, and only the service knows. So no word here, and none on the page or in the command line, says more than
//! "matches".
//!
//! - [`signed_text`]: readable lines, format `stepwell-check/1`; layout, edition and marks are no part of it.
//! - [`seal`] packs text and certificates into the bytes that are signed; [`codes`] writes them with the signature.
//! - [`read`] finds codes in whatever a telephone or a clipboard gave and says what they come to.
//! - [`page`] is the page that does the same in a browser, filled in for one service.
//!
//! Pure: no file, no clock, no randomness; signing is the caller's, who has the key. Bytes are frozen: codes are on paper.
//!
//! ```
//! use check_code::{Link, Pin, SIGNED_PREFIX, Verdict, codes, read, seal, signed_text};
//! use domain::ids::{LaptopId, LogId, ServiceId};
//! use ed25519_dalek::{Signer, SigningKey};
//!
//! let json = include_str!("../../../../tests/golden/report/one-page.json");
//! let content = domain::report::parse(json).map_err(|findings| format!("{findings:?}"))?;
//! let (root, log) = (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]));
//! let id = uuid::Uuid::from_u128(7);
//! let mut link = Link {
//!     log: LogId(id),
//!     laptop: LaptopId(id),
//!     public_key: log.verifying_key().to_bytes(),
//!     certificate: [0; 64],
//! };
//! link.certificate = root.sign(&link.statement(ServiceId(id))).to_bytes();
//!
//! let text = signed_text("Demo Surgery", "01632 960001", &content);
//! let sealed = seal(&text, ServiceId(id), &[link])?;
//! let signature = log.sign(&[SIGNED_PREFIX, &sealed].concat()).to_bytes();
//! let codes = codes(&sealed, &signature, "https://check.example/p")?;
//!
//! let pin = Pin { name: "Demo Surgery".into(), telephone: "01632 960001".into(), root_public_key: root.verifying_key().to_bytes() };
//! assert!(matches!(read(&codes.join("\n"), &[pin]), Verdict::Matches(found) if found.text == text));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod base32;
mod envelope;
pub mod page;
mod parts;
mod pin;
mod text;
mod verdict;
mod words;

pub use envelope::{CHAIN_LINKS_MAX, Link, SIGNED_PREFIX, TEXT_BYTES_MAX, seal};
pub use parts::{PART_CHARS_MAX, PARTS_MAX, SCHEME, codes};
pub use pin::Pin;
pub use text::{FORMAT, Line, lines, signed_text};
pub use verdict::{Found, PASTED_BYTES_MAX, Verdict, read};
pub use words::{COMPARE, Words, words};

/// The text of a report is longer than 16 codes hold: some 40,000 characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the report is too long for its code")]
pub struct TooLong;
