//! The command line as a program that runs on any Linux with this processor: linked statically, so that it needs no library of
//! that machine, and by the linker that comes with Rust, so that it needs no compiler for C and its bytes no version of one.

use std::path::PathBuf;

use voorcheck_site::VERSION;
use voorcheck_site::fail::Outcome;

use crate::house::{House, once};
use crate::run::{self, Program};
use crate::say::Steps;
use crate::setup;

/// For what it is compiled.
pub const TARGET: &str = "x86_64-unknown-linux-musl";
/// How many steps [`make`] announces.
pub const STEPS: usize = 2;

/// What it is called in a release.
pub fn name() -> String {
    format!("kader-{VERSION}-linux-x86_64")
}

/// Compiles it, and gives its place.
pub fn make(house: &House, steps: &mut Steps) -> Outcome<PathBuf> {
    setup::target(house, steps, "Rust voor een programma dat op elke Linux werkt", TARGET)?;
    let running = steps.begin("Het programma kader vertalen", "de eerste keer enkele minuten");
    let made = once(&house.made.program, || {
        Program::cargo(house)
            .without_env("RUSTFLAGS")
            .env("CARGO_ENCODED_RUSTFLAGS", run::flags_without_machine_paths(house))
            .env("CARGO_TARGET_X86_64_UNKNOWN_LINUX_MUSL_LINKER", "rust-lld")
            .args(["build", "--locked", "--profile", "program", "--target", TARGET])
            .args(["--package", "voorcheck-tools", "--bin", "kader"])
            .quietly("Lees de meldingen hierboven: die gaan over de Rust-code van de opdrachtregel.")?;
        Ok(house.target().join(TARGET).join("program").join("kader"))
    });
    running.end();
    made
}
