//! From what was typed to what is meant: each reader says which field does not fit, and all of them are said at once.

use crate::problem::{FieldProblem, Problem, Result};
use chrono::{NaiveDate, NaiveTime};
use domain::text::tidied;
use uuid::Uuid;

/// Longer than any text a person types into one field; keeps one entry from filling the record.
const TEXT_CHARS_MAX: usize = 100_000;

/// Collects what is wrong while a form is read.
#[derive(Default)]
pub(crate) struct Reading {
    pub(crate) problems: Vec<FieldProblem>,
}

impl Reading {
    pub(crate) fn wrong(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.problems.push(FieldProblem {
            field: field.into(),
            message: message.into(),
        });
    }

    /// The text, composed and without white space at its ends.
    pub(crate) fn text(&mut self, field: impl Into<String>, typed: &str) -> String {
        if typed.chars().count() > TEXT_CHARS_MAX {
            self.wrong(field, "Enter 100,000 characters at most");
            return String::new();
        }
        tidied(typed)
    }

    /// As [`Reading::text`], and not empty. `wanted` ends the sentence "Enter …".
    pub(crate) fn needed(&mut self, field: &str, typed: &str, wanted: &str) -> String {
        let text = self.text(field, typed);
        if text.is_empty() {
            self.wrong(field, format!("Enter {wanted}"));
        }
        text
    }

    /// A day; empty is no day.
    pub(crate) fn day(&mut self, field: impl Into<String>, typed: &str) -> Option<NaiveDate> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let day = NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok();
        if day.is_none() {
            self.wrong(field, "Enter a date, such as 27/3/2026");
        }
        day
    }

    /// A day that has to be there. `None` only when a problem was noted.
    pub(crate) fn needed_day(&mut self, field: &str, typed: &str, what: &str) -> Option<NaiveDate> {
        if typed.trim().is_empty() {
            self.wrong(field, format!("Enter {what}"));
            return None;
        }
        self.day(field, typed)
    }

    /// A time of day; empty is none.
    pub(crate) fn time(&mut self, field: impl Into<String>, typed: &str) -> Option<NaiveTime> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let time = NaiveTime::parse_from_str(typed, "%H:%M").ok();
        if time.is_none() {
            self.wrong(field, "Enter a time, such as 10:30");
        }
        time
    }

    /// A choice by its id; empty is no choice.
    pub(crate) fn choice<T>(
        &mut self,
        field: impl Into<String>,
        typed: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        if typed.is_empty() {
            return None;
        }
        let choice = parse(typed);
        if choice.is_none() {
            self.wrong(field, "Choose one of the answers");
        }
        choice
    }

    /// A choice that has to be made. `wanted` ends the sentence "Choose …".
    pub(crate) fn needed_choice<T>(
        &mut self,
        field: &str,
        typed: &str,
        wanted: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        if typed.is_empty() {
            self.wrong(field, format!("Choose {wanted}"));
            return None;
        }
        self.choice(field, typed, parse)
    }

    /// What was read, or everything that does not fit.
    pub(crate) fn done<T>(self, read: Option<T>) -> Result<T> {
        match read {
            Some(read) if self.problems.is_empty() => Ok(read),
            Some(_) | None => Err(Problem::input(self.problems)),
        }
    }
}

/// An id handed back by the screen. One that does not read is nowhere in the record.
pub(crate) fn id(text: &str, what: &str) -> Result<Uuid> {
    Uuid::parse_str(text).map_err(|_| Problem::not_found(what))
}
