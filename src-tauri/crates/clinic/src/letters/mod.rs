//! The papers around the report: letters, plans and summaries, made from templates that clinicians can read and change.
//!
//! A template (`assets/papers`) says in which order what is printed, with `{slots}`. What the case knows is put into
//! them when a paper is started ([`known`]); from then on the words are the clinician's. What nothing is known of stays
//! as a gap in braces that stops the paper from being issued: an empty hole would be read as an answer.
//!
//! Who may read what is decided in one place, the table of [`slot`]: no template and no case can put a diagnosis, a score
//! or an NHS number into a paper for an employer.

mod compose;
mod condition;
mod copies;
mod demonstration;
mod desk;
mod form;
pub mod forms;
mod issued;
mod known;
mod slot;
mod template;
mod templates;
#[cfg(test)]
mod tests;
pub mod views;

pub(crate) use desk::{PAPER, draft_name};
pub use forms::{fill, gaps};
pub(crate) use issued::{given_words, paper_title};
