//! Two kaders compared, held against an enumeration of every case.
#![cfg(feature = "cli")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "common/variant.rs"]
mod variant;

#[test]
fn huizen_strikt_is_a_kader() {
    println!("{}", variant::huizen_strikt().display());
}
