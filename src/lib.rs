//! The safehouse check.
pub mod assessment;
pub mod kader;
