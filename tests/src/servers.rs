//! Real servers for the places that records meet in: started by a test, on ports of its own, gone when it is done.
//!
//! ```no_run
//! let mut garage = tests::servers::garage::Garage::three().expect("three nodes in three zones");
//! garage.kill(2);
//! // What was written is still there: two of three hold it.
//! ```

pub mod azurite;
pub mod garage;
pub mod line;
mod process;
pub mod tls;
