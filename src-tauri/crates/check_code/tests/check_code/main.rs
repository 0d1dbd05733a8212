//! The code as its readers meet it: one binary, so that it is linked once.

mod fixture;
mod golden;
mod properties;
mod reading;
mod text;
