//! A clinic's day through the façade, one file a story.

mod demonstration;
mod first_day;
mod golden_record;
mod in_error;
mod who_may;
