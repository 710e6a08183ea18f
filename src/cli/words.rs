//! The words of the command line itself. No word about any policy.

pub use crate::assessment::wording::{date, place};
