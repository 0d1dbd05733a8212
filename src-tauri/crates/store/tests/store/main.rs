//! The record as its callers meet it: one binary, so that it is linked once.

mod backups;
mod crashing;
mod crashing_files;
mod cuts;
mod drafts;
mod exchanging;
mod fixture;
mod golden;
mod ingesting;
mod key_file;
mod kill;
mod lists;
mod new_logs;
mod opening;
mod plan;
mod rebuilding;
mod recording;
mod saving_meanwhile;
mod several;
mod tampering;
