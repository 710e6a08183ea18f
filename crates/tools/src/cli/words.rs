//! The words of the command line itself. No word about any policy.

pub use voorcheck_takehome::wording::{date, place};
