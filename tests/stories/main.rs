//! A clinic's day through the façade, one file a story.

mod checking;
mod concern;
mod consent;
mod copies;
mod delivery;
mod demonstration;
mod employer_copy;
mod first_day;
mod golden_record;
mod gp_summary;
mod handed_in;
mod hints;
mod in_error;
mod interpreter;
mod left_for_next_time;
mod missed;
mod named_words;
mod no_employer;
mod outside;
mod phased_return;
mod report_runs_out;
mod report_together;
mod risk_on_the_telephone;
mod supersede;
mod who_may;
mod withdraw;
