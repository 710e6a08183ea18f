//! Measures what the house promises about speed and weight, and writes it down. No check: times say something only beside each
//! other, on a machine that does nothing else.

mod figures;
mod report;

use std::path::Path;

use serde::de::DeserializeOwned;
use voorcheck_site::fail::{Fail, OrFail, Outcome};
use voorcheck_site::files::{make_folder, read_text, write};

use crate::browser::{self, BROWSERS};
use crate::build;
use crate::checks;
use crate::house::House;
use crate::package;
use crate::proof;
use crate::run::Program;
use crate::say::{self, Steps};
use crate::setup;
use crate::size;
use figures::{Figures, OTHERS, OURS};

/// How often everything is measured, unless the reader says otherwise.
pub const ROUNDS: usize = 15;
/// Where the report is kept, from the root of the project.
const REPORT: &str = "docs/prestaties.md";
/// Where the pages are that ours is laid beside; they are no part of the project.
const BESIDE: &str = "../shared/ijk";
/// What decides about the figures, beside the kader.
const MEASURED: [&str; 7] = [
    "src",
    "www",
    "crates/rules/src",
    "crates/takehome/src",
    "crates/border/src",
    "crates/module/src",
    "npm",
];
const ADVICE: &str = "Lees de melding hierboven, en begin opnieuw met cargo xtask bench.";

/// Measures everything so many times, and writes the report.
pub fn bench(house: &House, rounds: usize) -> Outcome<()> {
    let mut steps = Steps::new(setup::STEPS + 1 + build::STEPS + 1);
    setup::install(house, &mut steps)?;
    let [chromium, _] = &BROWSERS;
    let chrome = browser::find_or_install(house, &mut steps, chromium)?;
    let alone = house.alone();
    build::dist(&alone, &mut steps)?;
    let running = steps.begin("Klaarzetten wat gemeten wordt", "de eerste keer enkele minuten");
    let (package, scenarios) = (package::folder(house)?, checks::scenarios(house)?);
    let growth = || Program::cargo(house).args(["bench", "--workspace", "--bench", "growth"]);
    growth().arg("--no-run").quietly("Lees de meldingen hierboven: die gaan over de Rust-code.")?;
    running.end();

    let folder = house.work().join("bench");
    make_folder(&folder)?;
    let [visits, rules, grown] = ["vraag", "regels", "groei"].map(|name| folder.join(format!("{name}.json")));
    let times = rounds.to_string();
    say::heading("De eerste vraag");
    let pages =
        Program::node(house, "tests/bench/vraag.mjs").args(["--rounds", &times, "--json"]).arg(&visits);
    let beside = house.root.join(BESIDE);
    let others =
        OTHERS.iter().map(|(page, _)| (*page, beside.join(page))).filter(|(_, folder)| folder.is_dir());
    let pages = [(OURS, alone.dist().to_owned())]
        .into_iter()
        .chain(others)
        .fold(pages, |program, (name, folder)| program.arg(format!("{name}={}", folder.display())));
    done(pages.env("CHROME", chrome))?;
    say::heading("De regels in een programma");
    let script =
        Program::node(house, "tests/bench/snelheid.mjs").args(["--rounds", &times, "--json"]).arg(&rules);
    done(script.arg(&package).env("SCENARIOS", scenarios))?;
    say::heading("Groei");
    done(growth().args(["--", &times]).arg(&grown))?;

    let figures = Figures {
        rounds,
        rustc: Program::new(house, "rustc").arg("--version").answer().unwrap_or_default(),
        commit: commit(house),
        visits: read(&visits)?,
        ways: size::ways(&alone)?,
        rules: read(&rules)?,
        growth: read(&grown)?,
        made_of: proof::made_of(house, &MEASURED)?,
    };
    write(&house.root.join(REPORT), report::report(&figures))?;
    say::line(&format!("\nGeschreven: {REPORT}"));
    Ok(())
}

/// Whether the report is of the page and the rules as they are now.
pub fn measured(house: &House) -> Outcome<&'static str> {
    let report = read_text(&house.root.join(REPORT)).unwrap_or_default();
    Ok(if report.contains(&proof::made_of(house, &MEASURED)?) {
        "het verslag is van deze pagina en regels"
    } else {
        "vóór een uitgave opnieuw, op een computer die niets anders doet: cargo xtask bench"
    })
}

/// Runs what measures, in full view.
fn done(program: Program) -> Outcome<()> {
    if program.visibly()?.ok {
        return Ok(());
    }
    Err(Fail::new("een meting is niet afgemaakt", "cargo xtask bench", ADVICE))
}

/// What a script measured.
fn read<T: DeserializeOwned>(file: &Path) -> Outcome<T> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    serde_json::from_str(&read_text(file)?).or_fail("een meting is niet te lezen", name, ADVICE)
}

/// What was measured, as git knows it.
fn commit(house: &House) -> String {
    let git = |args: &[&str]| Program::new(house, "git").args(args).answer();
    let Some(commit) = git(&["rev-parse", "--short", "HEAD"]) else { return "onbekend".to_owned() };
    // The report that is being made does not count.
    let changed = git(&["status", "--porcelain", "--", ".", &format!(":!{REPORT}")]);
    match changed.as_deref() {
        Some("") => commit,
        _ => format!("{commit}, met wijzigingen die niet zijn vastgelegd"),
    }
}
