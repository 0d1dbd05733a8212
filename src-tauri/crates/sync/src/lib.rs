//! Carries the record between laptops over a shared place.
