//! The nouns of the clinic, its decisions, its events and the fold of events into a case.
//!
//! Pure: no clock, no randomness, no file, no environment. Time, ids and clinical content are passed in.
//!
//! Events ([`event::Event`]) are facts and never change. [`case_now::Case`], [`patient_now::Patient`] and
//! [`service_now::Service`] are what the facts come to. [`decide`] turns a wish into events or says why not.

pub mod case;
pub mod case_now;
pub mod caseload;
pub mod clocks;
pub mod concern;
pub mod contact;
pub mod copies;
pub mod cuts;
pub mod decide;
pub mod differences;
pub mod disclosure;
pub mod event;
pub mod fit_note;
pub mod fold;
pub mod header;
pub mod held;
pub mod hints;
pub mod ids;
pub mod instrument;
pub mod merging;
pub mod missed;
pub mod named_words;
pub mod nhs_number;
pub mod order;
pub mod overlaps;
pub mod paper;
pub mod paper_content;
pub mod pathway;
pub mod patient;
pub mod patient_now;
pub mod projection;
pub mod questionnaire;
pub mod report;
pub mod risk;
pub mod risk_flag;
pub mod same_person;
pub mod service;
pub mod service_now;
pub mod stamp;
pub mod text;
pub mod told_apart;
pub mod versions;
pub mod wording;
