//! The record as its callers meet it: one binary, so that it is linked once.

mod drafts;
mod fixture;
mod golden;
mod key_file;
mod kill;
mod lists;
mod opening;
mod plan;
mod rebuilding;
mod recording;
mod tampering;
