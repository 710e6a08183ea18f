//! Everything the build needs, installed once into the project and reused: the Wasm target, Trunk, wasm-bindgen, npm
//! packages, crates. A second run only looks, and needs no network.

use std::fs;

use crate::fail::{Fail, OrFail, Outcome};
use crate::house::{House, read, read_text, write};
use crate::run::Program;
use crate::say::Steps;
use crate::seal;

/// The version of Trunk this house is built with. Later ones need a newer Rust.
const TRUNK: &str = "0.21.14";
/// The oldest Node that runs the build and the browser tests.
const NODE: u32 = 20;
const TARGET: &str = "wasm32-unknown-unknown";
const NETWORK: &str = "Is er verbinding met internet? Deze stap haalt eenmalig iets op. Begin daarna opnieuw;\n\
                       wat al klaar is, wordt bewaard.";

/// How many steps [`install`] announces.
pub const STEPS: usize = 5;

/// Makes sure that everything the build needs is there.
pub fn install(house: &House, steps: &mut Steps) -> Outcome<()> {
    node_is_new_enough(house)?;
    wasm_target(house, steps)?;
    // Without its features Trunk has no web client and no search for updates: it never needs the network here.
    let trunk = ["--locked", "--no-default-features"];
    tool(house, steps, &Tool { package: "trunk", binary: "trunk", version: TRUNK, more: &trunk })?;
    // Without --locked: that lock may name versions a registry does not carry.
    let version = locked_version(house, "wasm-bindgen")?;
    let bindgen = Tool { package: "wasm-bindgen-cli", binary: "wasm-bindgen", version: &version, more: &[] };
    tool(house, steps, &bindgen)?;
    npm_packages(house, steps)?;
    crates(house, steps)
}

/// rustfmt and clippy, which only the tests need.
pub fn components(house: &House) -> Outcome<()> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if Program::cargo(house)?.arg(command).arg("--version").answer().is_none() {
            Program::new(house, "rustup")?.args(["component", "add", component]).quietly(NETWORK)?;
        }
    }
    Ok(())
}

fn node_is_new_enough(house: &House) -> Outcome<()> {
    let advice = format!("Installeer Node.js {NODE} of nieuwer (daar hoort npm bij) en begin opnieuw.");
    let Some(version) = Program::new(house, "node")?.arg("--version").answer() else {
        return Err(Fail::new("Node.js ontbreekt", "node --version", advice));
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|part| part.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE) {
        return Err(Fail::new(format!("Node.js is te oud ({version})"), "node --version", advice));
    }
    if Program::new(house, "npm")?.arg("--version").answer().is_none() {
        return Err(Fail::new("npm ontbreekt", "npm --version", advice));
    }
    Ok(())
}

fn wasm_target(house: &House, steps: &mut Steps) -> Outcome<()> {
    let what = "Rust voor WebAssembly";
    let libs = Program::new(house, "rustc")?
        .args(["--print", "target-libdir", "--target", TARGET])
        .answer()
        .unwrap_or_default();
    if !libs.is_empty() && fs::read_dir(&libs).is_ok_and(|mut entries| entries.next().is_some()) {
        steps.already(what);
        return Ok(());
    }
    let running = steps.begin(&format!("{what} installeren"), "eenmalig, minder dan een minuut");
    Program::new(house, "rustup")?.args(["target", "add", TARGET]).quietly(&format!(
        "{NETWORK}\nZonder rustup: installeer de standaardbibliotheek van Rust voor {TARGET} zelf."
    ))?;
    running.end();
    Ok(())
}

/// The version of a crate in Cargo.lock.
fn locked_version(house: &House, name: &str) -> Outcome<String> {
    let path = house.root.join("Cargo.lock");
    if !path.is_file() {
        Program::cargo(house)?.arg("generate-lockfile").quietly(NETWORK)?;
    }
    version_in(&read_text(&path)?, name).ok_or_else(|| {
        Fail::new(
            format!("de versie van {name} is niet te vinden"),
            "Cargo.lock",
            "Haal Cargo.lock terug uit git en begin opnieuw.",
        )
    })
}

fn version_in(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let after = lock.lines().skip_while(|line| *line != wanted).nth(1)?;
    after.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

/// A command line tool of an exact version.
struct Tool<'a> {
    package: &'a str,
    binary: &'a str,
    version: &'a str,
    more: &'a [&'a str],
}

/// Makes sure of a tool: the project's own, or one on the search path, or else installed into the project.
fn tool(house: &House, steps: &mut Steps, tool: &Tool) -> Outcome<()> {
    let Tool { package, binary, version, more } = *tool;
    let what = format!("{package} {version}");
    let present = || -> Outcome<bool> {
        let answer = Program::new(house, binary)?.without_env("NO_COLOR").arg("--version").answer();
        Ok(answer.is_some_and(|text| text.split_whitespace().nth(1) == Some(version)))
    };
    if present()? {
        steps.already(&what);
        return Ok(());
    }
    let running = steps.begin(&format!("{what} installeren in .tools"), "eenmalig, meestal 1 tot 4 minuten");
    let root = house.tools();
    if Program::new(house, "cargo-binstall")?.arg("-V").answer().is_some() {
        // A ready-made binary where there is one; any failure falls back to compiling it here.
        let fetched = Program::cargo(house)?
            .args(["binstall", "--no-confirm", "--force", "--root"])
            .arg(&root)
            .arg(format!("{package}@{version}"))
            .answer();
        if fetched.is_some() && present()? {
            running.end();
            return Ok(());
        }
    }
    a_linker(house)?;
    // A build folder of its own survives an interruption, so that a second try continues where the first one stopped.
    let build = root.join("build");
    Program::cargo(house)?
        .args(["install", package, "--version", version, "--force", "--root"])
        .arg(&root)
        .arg("--target-dir")
        .arg(&build)
        .args(more)
        // These tools run for a second; compiling them thoroughly would take minutes more.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo")
        .without_env("CARGO_ENCODED_RUSTFLAGS")
        .quietly(&format!("{NETWORK}\nHet volledige verslag staat in target/xtask/log/cargo.log."))?;
    let _ = fs::remove_dir_all(&build);
    running.end();
    if present()? {
        return Ok(());
    }
    Err(Fail::new(
        format!("{what} is geïnstalleerd maar antwoordt niet"),
        house.show(&root.join("bin")),
        "Verwijder de map .tools en begin opnieuw.",
    ))
}

fn a_linker(house: &House) -> Outcome<()> {
    if cfg!(windows) || Program::new(house, "cc")?.arg("--version").answer().is_some() {
        return Ok(());
    }
    Err(Fail::new(
        "er is geen C-linker, en die heeft Rust nodig om programma's te maken",
        "cc --version",
        "Debian en Ubuntu: apt-get install build-essential. Fedora: dnf install gcc. macOS: xcode-select --install.",
    ))
}

/// The npm packages of the lock file. A stamp in node_modules holds the lock they were installed from.
fn npm_packages(house: &House, steps: &mut Steps) -> Outcome<()> {
    let what = "Opmaak en gereedschap uit npm";
    let lock = read(&house.root.join("package-lock.json"))?;
    let stamp = house.root.join("node_modules").join(".voorcheck");
    let wanted = seal::sha256_hex(&lock);
    if fs::read_to_string(&stamp).is_ok_and(|found| found.trim() == wanted) {
        steps.already(what);
        return Ok(());
    }
    let running = steps.begin(&format!("{what} ophalen"), "eenmalig, meestal een halve minuut");
    Program::new(house, "npm")?
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
    let there = |offline: bool| -> Outcome<Program> {
        let fetch = Program::cargo(house)?.args(["fetch", "--locked"]);
        Ok(if offline { fetch.arg("--offline") } else { fetch })
    };
    if known || there(true)?.answer().is_some() {
        steps.already(what);
    } else {
        let running = steps.begin(&format!("{what} ophalen"), "eenmalig, meestal een halve minuut");
        there(false)?.quietly(NETWORK)?;
        running.end();
    }
    write(&stamp, wanted).or_fail(
        "een merkteken is niet te schrijven",
        house.show(&stamp),
        "Mag u hier schrijven?",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_comes_out_of_the_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n[[package]]\nname = \"x\"\nversion = \"1.0.0\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
