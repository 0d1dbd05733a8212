//! Joining a service: what the newcomer asks with, and what it is answered. Formats only, no place and no clock.
//!
//! A request holds no secret: it may go by e-mail, on a stick or through the shared place, and whoever alters it on the way
//! changes the eight words that two people read to one another. The answer holds keys and is sealed to the newcomer.

mod answer;
mod text;
mod words;

#[cfg(test)]
mod tests;

pub use answer::{Answer, EpochKey, KnownEvent};
pub use words::{Words, service_words};

use crate::secret::Secret;
use crate::trouble::Trouble;
use chrono::{DateTime, Duration, FixedOffset};
use domain::ids::{LaptopId, LogId};
use serde::{Deserialize, Serialize};
use store::Random;
use thiserror::Error;

const PREFIX: &str = "stepwell-join-1:";
const PREFIX_FAMILY: &str = "stepwell-join-";
/// Longer than any name, and shorter than what would make a request hard to hand over.
const FIELD_CHARS_MAX: usize = 300;
/// How long a request can be answered: long enough for a fortnight between two clinics.
const VALID_DAYS: i64 = 21;
/// Clocks of two laptops may differ by this before a request seems to come from the future.
const AHEAD_DAYS: i64 = 2;

/// Why a request or an answer is not taken. No text here repeats what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum JoinError {
    #[error("this is no request to join, or a part of it is missing")]
    NoRequest,
    #[error("this request was altered or copied with a mistake")]
    Altered,
    #[error("this was written by a newer version of the program")]
    Newer,
    #[error("this request is too old")]
    TooOld,
    #[error("this request is dated in the future: one of the clocks is wrong")]
    FromTheFuture,
    #[error("this is no answer to a request to join")]
    NoAnswer,
    #[error("this answer is for another laptop or another request")]
    ForAnother,
    #[error("the answer could not be sealed")]
    NotSealed,
}

/// Who asks, as they will be printed on reports where the service does not know them yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Newcomer {
    pub name: String,
    /// As in [`domain::service::UserField::Profession`].
    pub profession: String,
    pub profession_other: String,
    pub registration: String,
    pub contact: String,
}

/// What a new laptop asks with. Everything in it is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    pub laptop: LaptopId,
    pub log: LogId,
    /// Ed25519 public key of the log, hexadecimal.
    pub public_key: String,
    /// What the answer is sealed to: an age recipient ("age1...").
    pub recipient: String,
    pub laptop_name: String,
    pub newcomer: Newcomer,
    pub made_at: DateTime<FixedOffset>,
}

impl Request {
    /// One line of ASCII, for the shared place, a file or an e-mail.
    pub fn to_text(&self) -> String {
        text::write(PREFIX, &self.bytes())
    }

    /// Reads what [`Request::to_text`] wrote; line breaks and spaces that an e-mail added do not matter.
    pub fn read(text: &str) -> Result<Self, JoinError> {
        let bytes = text::read(PREFIX, PREFIX_FAMILY, text, JoinError::NoRequest)?;
        let request: Self = serde_json::from_slice(&bytes).map_err(|_| JoinError::NoRequest)?;
        let key: Option<[u8; 32]> = crate::hex::read(&request.public_key);
        let recipient: Result<age::x25519::Recipient, _> = request.recipient.parse();
        let person = &request.newcomer;
        let fields = [
            &request.laptop_name,
            &person.name,
            &person.profession,
            &person.profession_other,
            &person.registration,
            &person.contact,
        ];
        let fits = fields
            .iter()
            .all(|field| field.chars().count() <= FIELD_CHARS_MAX);
        // Written again it must be the same bytes: what one cannot see must not make other words.
        if key.is_none() || recipient.is_err() || !fits || request.bytes() != *bytes {
            return Err(JoinError::NoRequest);
        }
        Ok(request)
    }

    /// Names the request in the shared place: 32 hexadecimal digits made from all of it.
    pub fn id(&self) -> String {
        let hash = blake3::derive_key("stepwell 2026-11-22 join request id", &self.bytes());
        crate::hex::write(&hash[..16])
    }

    /// Eight words made from all of the request, to be read aloud and compared: 88 bits.
    pub fn words(&self) -> Words<8> {
        words::from("stepwell 2026-11-22 join request words", &self.bytes())
    }

    /// Whether it can still be answered at `now`.
    pub fn check_age(&self, now: DateTime<FixedOffset>) -> Result<(), JoinError> {
        let age = now.signed_duration_since(self.made_at);
        if age > Duration::days(VALID_DAYS) {
            return Err(JoinError::TooOld);
        }
        if age < Duration::days(-AHEAD_DAYS) {
            return Err(JoinError::FromTheFuture);
        }
        Ok(())
    }

    /// The log's public key.
    pub fn key(&self) -> Result<[u8; 32], JoinError> {
        crate::hex::read(&self.public_key).ok_or(JoinError::NoRequest)
    }

    fn bytes(&self) -> Vec<u8> {
        // A struct of texts and ids always has a JSON form.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// A key of one's own to be answered to: the age identity ("AGE-SECRET-KEY-1..."), and the recipient made from it.
pub fn new_identity(random: &mut Random<'_>) -> Result<(Secret, String), Trouble> {
    let secret = crate::age_key::generate(random)?;
    let recipient = crate::age_key::identity(&secret)?.to_public();
    Ok((Secret::new(secret.to_string()), recipient.to_string()))
}

/// Where a request lies in the shared place.
pub fn request_name(id: &str) -> String {
    format!("{FOLDER}/{id}.request")
}

/// Where its answer lies.
pub fn answer_name(id: &str) -> String {
    format!("{FOLDER}/{id}.answer")
}

/// The part of the shared place that joining uses. No object of any service lies there.
pub const FOLDER: &str = "stepwell/join";
