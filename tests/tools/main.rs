//! The tools of policy people.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/process.rs"]
mod process;

mod all;
mod checklist;
mod cli;
mod cli_refusals;
mod coverage;
mod diff;
mod diff_words;
mod entangled;
mod fields;
mod guide;
mod kader_errors;
mod mutate;
mod new;
mod packs;
mod readability;
mod saved;
mod scenarios;
mod schema;
mod servers;
mod site;
mod small_kaders;
mod vectors;
mod verify;
mod versions;
mod wordings;
