//! Everything the build needs, installed once into the project and reused: the Wasm target, npm packages,
//! crates. A second run only looks, and needs no network.

use std::fs;

use voorcheck_site::fail::{Fail, OrFail, Outcome};
use voorcheck_site::files::{read, write};
use voorcheck_site::seal;

use crate::house::House;
use crate::run::Program;
use crate::say::Steps;

/// The oldest Node that runs the build and the browser tests.
const NODE: u32 = 20;
const WASM: &str = "wasm32-unknown-unknown";
const NETWORK: &str = "Is er verbinding met internet? Deze stap haalt eenmalig iets op. Begin daarna opnieuw;\n\
                       wat al klaar is, wordt bewaard.";

/// How many steps [`install`] announces.
pub const STEPS: usize = 3;

/// Makes sure that everything the build needs is there.
pub fn install(house: &House, steps: &mut Steps) -> Outcome<()> {
    node_is_new_enough(house)?;
    target(house, steps, "Rust voor WebAssembly", WASM)?;
    npm_packages(house, steps)?;
    crates(house, steps)
}

/// rustfmt and clippy, which only the tests need.
pub fn components(house: &House) -> Outcome<()> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if Program::cargo(house).arg(command).arg("--version").answer().is_none() {
            Program::new(house, "rustup").args(["component", "add", component]).quietly(NETWORK)?;
        }
    }
    Ok(())
}

fn node_is_new_enough(house: &House) -> Outcome<()> {
    let advice = format!("Installeer Node.js {NODE} of nieuwer (daar hoort npm bij) en begin opnieuw.");
    let Some(version) = Program::new(house, "node").arg("--version").answer() else {
        return Err(Fail::new("Node.js ontbreekt", "node --version", advice));
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|part| part.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE) {
        return Err(Fail::new(format!("Node.js is te oud ({version})"), "node --version", advice));
    }
    if Program::new(house, "npm").arg("--version").answer().is_none() {
        return Err(Fail::new("npm ontbreekt", "npm --version", advice));
    }
    Ok(())
}

/// Rust's own library for a target.
pub fn target(house: &House, steps: &mut Steps, what: &str, target: &str) -> Outcome<()> {
    let libs = Program::new(house, "rustc")
        .args(["--print", "target-libdir", "--target", target])
        .answer()
        .unwrap_or_default();
    if !libs.is_empty() && fs::read_dir(&libs).is_ok_and(|mut entries| entries.next().is_some()) {
        steps.already(what);
        return Ok(());
    }
    let running = steps.begin(&format!("{what} installeren"), "eenmalig, minder dan een minuut");
    Program::new(house, "rustup").args(["target", "add", target]).quietly(&format!(
        "{NETWORK}\nZonder rustup: installeer de standaardbibliotheek van Rust voor {target} zelf."
    ))?;
    running.end();
    Ok(())
}

/// The npm packages of the lock file. A stamp in node_modules holds the lock they were installed from.
pub fn npm_packages(house: &House, steps: &mut Steps) -> Outcome<()> {
    let what = "Opmaak en gereedschap uit npm";
    let lock = read(&house.root.join("package-lock.json"))?;
    let stamp = house.root.join("node_modules").join(".voorcheck");
    let wanted = seal::sha256_hex(&lock);
    if fs::read_to_string(&stamp).is_ok_and(|found| found.trim() == wanted) {
        steps.already(what);
        return Ok(());
    }
    let running = steps.begin(&format!("{what} ophalen"), "eenmalig, meestal een halve minuut");
    Program::new(house, "npm")
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        .quietly(NETWORK)?;
    write(&stamp, wanted)?;
    running.end();
    Ok(())
}

/// All crates of the lock, so that everything after this works without network.
fn crates(house: &House, steps: &mut Steps) -> Outcome<()> {
    let what = "Rust-pakketten";
    let lock = read(&house.root.join("Cargo.lock"))?;
    let stamp = house.work().join("crates");
    let wanted = seal::sha256_hex(&lock);
    let known = fs::read_to_string(&stamp).is_ok_and(|found| found.trim() == wanted);
    let fetch = || Program::cargo(house).args(["fetch", "--locked"]);
    if known || fetch().arg("--offline").answer().is_some() {
        steps.already(what);
    } else {
        let running = steps.begin(&format!("{what} ophalen"), "eenmalig, meestal een halve minuut");
        fetch().quietly(NETWORK)?;
        running.end();
    }
    write(&stamp, wanted).or_fail(
        "een merkteken is niet te schrijven",
        house.show(&stamp),
        "Mag u hier schrijven?",
    )
}
