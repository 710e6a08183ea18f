//! The long proof: what is worth more than the minutes a normal run has. Its report is kept with the hashes of the rules and
//! of the kader it was made with; the normal run refuses it when those have changed.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use voorcheck_site::fail::{Fail, Outcome};
use voorcheck_site::files::{files_under, read, read_text, write};
use voorcheck_tools::site;

use crate::assets;
use crate::checks::{Score, cargo_score};
use crate::house::House;
use crate::run::Program;
use crate::say;

/// Where the report is kept, from the root of the project.
const REPORT: &str = "docs/bewijs.md";
/// How many random cases, in percent of what a normal run tries.
const EFFORT: &str = "200";
/// What is run: a title for the reader, and the arguments of `cargo test`.
const RUNS: [(&str, &[&str]); 3] = [
    ("Tests die in een gewone test niet draaien", &["--workspace", "--all-targets", "--", "--ignored"]),
    ("Verzonnen en beschadigde kaders, twee keer zo veel", &["--workspace", "--test", "proofs"]),
    ("De diagrammen en de datums, twee keer zo veel", &["--workspace", "--test", "rules"]),
];

/// Runs the proof, and writes the report when all of it holds.
pub fn run(house: &House) -> Outcome<Score> {
    let (mut total, mut rows, mut counts) = (Score::default(), String::new(), String::new());
    for (title, args) in RUNS {
        say::line(&format!("\n- {title}"));
        let (before, after) = args.split_at(args.iter().position(|arg| *arg == "--").unwrap_or(args.len()));
        let after = after.iter().skip(1);
        let seen = Program::cargo(house)
            .env("EFFORT", EFFORT)
            .args(["test", "--no-fail-fast"])
            .args(before)
            .args(["--", "--nocapture", "--test-threads=2"])
            .args(after)
            .visibly()?;
        let score = cargo_score(&seen);
        rows.push_str(&format!("| {title} | {} |\n", score.passed));
        counts.extend(seen.text.lines().filter(|line| counted(line)).map(|line| format!("    {line}\n")));
        total += score;
    }
    for kader in house.kaders()? {
        if is_long(&kader)? {
            say::line(&format!("\n- kader verify {} --check", house.show(&kader)));
            total += Score::one(assets::kader(house, "verify", &kader)?.arg("--check").visibly()?.ok);
        }
    }
    if total.failed > 0 {
        return Ok(total);
    }
    let Hashes { rules, kader } = hashes(house)?;
    let report = format!(
        "# Het lange bewijs\n\n\
         Gemaakt door `cargo xtask test bewijs`. Elke gewone test weigert dit verslag als de regels of het kader daarna\n\
         veranderd zijn.\n\n\
         | Wat | Geslaagde tests |\n|---|---|\n{rows}\n\
         Wat die tests telden, in hun eigen woorden:\n\n{counts}\n\
         - Code van de regels (`crates/rules/src`), SHA-256: `{rules}`\n\
         - Kader, controlesom: `{kader}`\n"
    );
    write(&house.root.join(REPORT), report)?;
    say::line(&format!("Geschreven: {REPORT}"));
    Ok(total)
}

/// What `kader verify` says in its report of a decision with more answers than it can go through: ten million are drawn around
/// each outcome then, which takes minutes.
const DRAWN: &str = "door samenstelling van zijn criteria";

/// Whether proving a kader takes longer than a normal run may.
pub fn is_long(kader: &Path) -> Outcome<bool> {
    Ok(read_text(&kader.join("verificatie.md"))?.contains(DRAWN))
}

/// The report belongs to the rules and the kader as they are now.
pub fn is_fresh(house: &House) -> Outcome<()> {
    let report = read_text(&house.root.join(REPORT)).unwrap_or_default();
    let Hashes { rules, kader } = hashes(house)?;
    let stale: Vec<&str> = [("de regels", &rules), ("het kader", &kader)]
        .into_iter()
        .filter(|(_, hash)| !report.contains(hash.as_str()))
        .map(|(what, _)| what)
        .collect();
    if stale.is_empty() {
        return Ok(());
    }
    Err(Fail::new(
        format!("het lange bewijs hoort niet meer bij {}", stale.join(" en ")),
        REPORT,
        "Maak het opnieuw met `cargo xtask test bewijs` en lees wat er veranderd is.",
    ))
}

/// Where the report of all paths is kept.
const PATHS: &str = "docs/paden.md";
/// What the page is made of, beside the kader.
const WALKED: [&str; 3] = ["src", "crates/rules/src", "crates/takehome/src"];

/// Writes the report of every path through the page, out of what its tests said.
pub fn paths_walked(house: &House, said: &str) -> Outcome<()> {
    let told = said.lines().filter_map(|line| line.trim_start().strip_prefix("ℹ "));
    let rows: String = told.filter(|line| counted(line)).map(|line| format!("- {line}\n")).collect();
    let report = format!(
        "# Alle paden door de pagina\n\n\
         Gemaakt door `cargo xtask test paden`: van elk geval is gelezen wat de pagina laat zien, en naast de regels gelegd.\n\n\
         {rows}\n{}",
        made_of(house, &WALKED)?
    );
    write(&house.root.join(PATHS), report)?;
    say::line(&format!("Geschreven: {PATHS}"));
    Ok(())
}

/// Whether that report is of the page as it is now. That is for a release; every change of a word makes it old.
pub fn walked(house: &House) -> Outcome<&'static str> {
    let report = read_text(&house.root.join(PATHS)).unwrap_or_default();
    Ok(if report.contains(&made_of(house, &WALKED)?) {
        "het verslag is van deze pagina"
    } else {
        "vóór een uitgave opnieuw: cargo xtask test paden"
    })
}

/// What a report is of, as its last lines: the code in these folders, and the kader.
pub fn made_of(house: &House, folders: &[&str]) -> Outcome<String> {
    let files: Vec<PathBuf> =
        folders.iter().flat_map(|folder| files_under(&house.root.join(folder))).collect();
    Ok(format!(
        "- Code van de pagina en de regels, SHA-256: `{}`\n- Kader, controlesom: `{}`\n",
        hash_of(house, &files)?,
        hashes(house)?.kader
    ))
}

/// Whether a line of a test's output says how many cases it tried.
fn counted(line: &str) -> bool {
    let first = line.trim_start();
    first.starts_with(|c: char| c.is_ascii_digit())
        && !first.contains(" failed")
        && !first.contains("filtered out")
}

struct Hashes {
    rules: String,
    kader: String,
}

fn hashes(house: &House) -> Outcome<Hashes> {
    let sources = house.root.join("crates").join("rules").join("src");
    let check = site::check(&house.kader)?;
    let kader = check.versions().next().map(|version| version.sha256.clone()).unwrap_or_default();
    Ok(Hashes { rules: hash_of(house, &files_under(&sources))?, kader })
}

/// The SHA-256 over the names and the contents of files. A checkout may have turned the ends of lines.
fn hash_of(house: &House, files: &[PathBuf]) -> Outcome<String> {
    let mut hash = Sha256::new();
    for file in files {
        let text = String::from_utf8_lossy(&read(file)?).replace("\r\n", "\n");
        hash.update(format!("{}\0{}\0", house.show(file).replace('\\', "/"), text));
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_count_are_told_from_others() {
        assert!(counted("2211840 complete cases of persoon agree") && counted("    1234  past"));
        assert!(!counted("test result: ok. 3 passed") && !counted("running 3 tests"));
    }
}
