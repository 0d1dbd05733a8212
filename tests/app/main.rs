//! Stories in the real window. They need the program built and a desktop's parts installed, which
//! `cargo xtask test --only screen,window` sees to; each opens a screen of its own.

#![expect(clippy::print_stdout, reason = "a story tells how many keys it took")]

mod laptops;
mod papers;
mod real_window;
mod record;
mod sentences;
mod steps;
