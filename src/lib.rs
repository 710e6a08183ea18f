//! The safehouse check.
pub mod assessment;
pub mod decision;
pub mod kader;
