//! Long proofs: made-up kaders against a naive evaluator, and the shipped kader case by case.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![allow(
    clippy::duplicate_mod,
    reason = "the fuzzers bring their own, for they are a crate outside this one too"
)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../fuzz/bounded.rs"]
mod fuzz;

mod generated_advice;
mod generated_kaders;
mod kader_proofs;

/// Where this repository is.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
