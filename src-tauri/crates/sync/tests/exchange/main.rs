//! Laptops that meet at one place, through the crate's own API alone.

mod copies;
mod documents;
mod faults;
mod fixture;
mod meeting;
mod places;
mod speed;
