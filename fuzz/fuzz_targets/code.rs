//! The target `code`; see `tests/fuzz/targets`.
#![no_main]

#[path = "../../tests/fuzz/targets/mod.rs"]
mod targets;

/// Where the repository is.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = targets::code::any(data);
});
