//! The rules, as who reasons with them sees them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "../common/mod.rs"]
mod common;

mod assessment;
mod dates;
mod description;
mod diagram_laws;
mod joint_judgement;
mod kaarten;
mod questionnaire;
mod timeline;
