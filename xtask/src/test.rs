//! Every check of the house, in order, with one line at the end: `N passed, N failed`.

use std::path::PathBuf;

use crate::assets;
use crate::browser::{self, BROWSERS};
use crate::build;
use crate::dist;
use crate::fail::{Fail, Outcome};
use crate::house::{House, files_under, read_text};
use crate::package;
use crate::run::{Program, Seen};
use crate::say::{self, Steps};
use crate::setup;
use crate::walls;
use crate::wasm;

const TARGET: &str = "wasm32-unknown-unknown";

/// What a check counted: tests, or one for the check itself.
struct Score {
    passed: usize,
    failed: usize,
}

impl Score {
    fn one(ok: bool) -> Self {
        Self { passed: usize::from(ok), failed: usize::from(!ok) }
    }
}

/// The checks by the name that selects them, in the order they run.
const CHECKS: [(&str, &str); 9] = [
    ("opmaak", "Opmaak van de code (rustfmt)"),
    ("clippy", "Strenge vertaler (clippy)"),
    ("muren", "Muren tussen de kamers"),
    ("rust", "Tests in Rust"),
    ("beleid", "Het kader: bewijs, dekking, scenario's, mutaties"),
    ("wasm", "Tests in WebAssembly"),
    ("bouw", "De site bouwen"),
    ("uitgave", "De uitgave inpakken"),
    ("browser", "Tests in de browser"),
];

/// Runs all checks, or only those named. A failing check does not stop the next one.
pub fn test(house: &House, only: &[String]) -> Outcome<()> {
    if let Some(unknown) = only.iter().find(|name| !CHECKS.iter().any(|(known, _)| known == name)) {
        let names: Vec<&str> = CHECKS.iter().map(|(name, _)| *name).collect();
        return Err(Fail::new(
            format!("er is geen controle met de naam `{unknown}`"),
            "cargo xtask test",
            format!("Kies uit: {}. Zonder naam draaien ze allemaal.", names.join(", ")),
        ));
    }
    let chosen: Vec<(&str, &str)> = CHECKS
        .into_iter()
        .filter(|(name, _)| only.is_empty() || only.iter().any(|wanted| wanted == name))
        .collect();
    let needs_browser = chosen.iter().any(|(name, _)| *name == "browser");

    say::heading("Gereedschap");
    let mut steps = Steps::new(setup::STEPS + if needs_browser { BROWSERS.len() } else { 0 });
    setup::install(house, &mut steps)?;
    setup::components(house)?;
    let mut browsers = Vec::new();
    for one in BROWSERS.iter().filter(|_| needs_browser) {
        browsers.push((one.variable, browser::find_or_install(house, &mut steps, one)?));
    }

    let mut total = Score { passed: 0, failed: 0 };
    for (index, (name, title)) in chosen.iter().enumerate() {
        say::heading(&format!("{}/{} {title}", index + 1, chosen.len()));
        let outcome = match *name {
            "opmaak" => formatting(house),
            "clippy" => clippy(house),
            "muren" => all_walls(house),
            "rust" => rust(house),
            "beleid" => policy(house),
            "wasm" => wasm(house),
            "bouw" => site(house),
            "uitgave" => release(house),
            _ => in_browser(house, &browsers),
        };
        let score = outcome.unwrap_or_else(|fail| {
            say::line(&fail.to_string());
            Score::one(false)
        });
        total.passed += score.passed;
        total.failed += score.failed;
    }
    say::line(&format!("\n{} passed, {} failed", total.passed, total.failed));
    if total.failed == 0 {
        return Ok(());
    }
    Err(Fail::new(
        "niet alle controles slagen",
        "cargo xtask test",
        "Zoek hierboven de eerste controle die niet slaagt.",
    ))
}

fn formatting(house: &House) -> Outcome<Score> {
    let seen = Program::cargo(house).args(["fmt", "--all", "--check"]).visibly()?;
    if !seen.ok {
        say::line("Breng de opmaak in orde met: cargo fmt --all");
    }
    Ok(Score::one(seen.ok))
}

fn clippy(house: &House) -> Outcome<Score> {
    let runs: [(&str, &[&str]); 4] = [
        ("alleen de regels", &["--workspace"]),
        ("opdrachtregel en tests", &["--workspace", "--features", "voorcheck/cli", "--all-targets"]),
        ("pagina", &["--features", "web", "--lib", "--bin", "widget", "--target", TARGET]),
        ("module", &["--features", "wasm", "--lib", "--bin", "headless", "--target", TARGET]),
    ];
    let mut score = Score { passed: 0, failed: 0 };
    for (what, args) in runs {
        say::line(&format!("- {what}"));
        let seen = Program::cargo(house)
            .args(["clippy", "--quiet"])
            .args(args)
            .args(["--", "-D", "warnings"])
            .visibly()?;
        score.passed += usize::from(seen.ok);
        score.failed += usize::from(!seen.ok);
    }
    Ok(score)
}

/// A wall by its name.
type Wall = (&'static str, fn(&House) -> Outcome<()>);

fn all_walls(house: &House) -> Outcome<Score> {
    Ok(hold(
        house,
        &[
            ("de regels staan op zichzelf", walls::rules_alone),
            ("geen verboden afhankelijkheden", walls::dependencies),
            ("geen klok, bestanden of netwerk in de regels", walls::purity),
            ("de module biedt alleen het afgesprokene aan", walls::module_exports),
            ("geen mappen van een computer in git", walls::no_machine_paths),
        ],
    ))
}

fn hold(house: &House, all: &[Wall]) -> Score {
    let mut score = Score { passed: 0, failed: 0 };
    for (what, wall) in all {
        match wall(house) {
            Ok(()) => {
                say::line(&format!("- {what}: in orde"));
                score.passed += 1;
            }
            Err(fail) => {
                say::line(&format!("- {what}: niet in orde\n{fail}"));
                score.failed += 1;
            }
        }
    }
    score
}

/// Everything that runs on this machine: the rules and the command line, then what of the page needs no browser.
fn rust(house: &House) -> Outcome<Score> {
    let rules = Program::cargo(house)
        .args(["test", "--workspace", "--features", "voorcheck/cli", "--no-fail-fast"])
        .visibly()?;
    let page = Program::cargo(house).args(["test", "--features", "web", "--lib", "widget"]).visibly()?;
    let (rules, page) = (cargo_score(&rules), cargo_score(&page));
    Ok(Score { passed: rules.passed + page.passed, failed: rules.failed + page.failed })
}

/// What the command line shows of the shipped kader, each with the report that is kept beside it: sound, and not stale.
/// Each command counts as one check.
fn policy(house: &House) -> Outcome<Score> {
    let mut score = Score { passed: 0, failed: 0 };
    for command in ["verify", "coverage", "scenarios", "mutate", "readability"] {
        say::line(&format!("\n- kader {command} --check"));
        let seen = Program::cargo(house)
            .args(["run", "--quiet", "--release", "--features", "cli", "--bin", "kader", "--"])
            .arg(command)
            .arg(&house.kader)
            .arg("--check")
            .visibly()?;
        score.passed += usize::from(seen.ok);
        score.failed += usize::from(!seen.ok);
    }
    Ok(score)
}

/// The test files made for Wasm (`tests/wasm*.rs`; the others read files, which a browser cannot), and those that use the
/// rules as an ES module.
fn wasm(house: &House) -> Outcome<Score> {
    let seen = Program::cargo(house)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .args(["test", "--features", "wasm", "--target", TARGET, "--test", "wasm*"])
        .visibly()?;
    let (rust, module) = (cargo_score(&seen), against_rules(house, "module", &[])?);
    Ok(Score { passed: rust.passed + module.passed, failed: rust.failed + module.failed })
}

/// A page that is too large is still looked at: its walls say where the weight may come from.
fn site(house: &House) -> Outcome<Score> {
    let built = build::dist(house, &mut Steps::new(build::STEPS));
    if let Err(fail) = &built {
        say::line(&format!("{fail}\n"));
    }
    let mut score = hold(
        house,
        &[
            ("de pagina biedt alleen het afgesprokene aan", walls::page_exports),
            ("de pagina bevat geen regels en geen lezer van kaderbestanden", walls::page_holds_no_policy),
        ],
    );
    score.passed += usize::from(built.is_ok());
    score.failed += usize::from(built.is_err());
    Ok(score)
}

/// Packs the site that is there twice, and looks at what came out.
fn release(house: &House) -> Outcome<Score> {
    let packed = |name: &str| -> Outcome<(PathBuf, String)> {
        let folder = house.work().join(name);
        dist::make(house, &folder, &mut Steps::new(dist::STEPS))?;
        let sums = read_text(&folder.join(dist::SUMS))?;
        Ok((folder, sums))
    };
    let ((folder, once), (_, again)) = (packed("uitgave")?, packed("uitgave-nog-eens")?);
    let same = once == again;
    if !same {
        say::line(&format!("twee keer inpakken geeft niet dezelfde bytes:\n{once}\n{again}"));
    }
    let seen = in_node(house, "uitgave", &[("RELEASE", folder)])?;
    Ok(Score { passed: seen.passed + usize::from(same), failed: seen.failed + usize::from(!same) })
}

fn in_browser(house: &House, browsers: &[Place]) -> Outcome<Score> {
    if !house.dist().join("index.html").is_file() {
        return Err(Fail::new("er is geen site om te testen", "dist/", "Bouw eerst: cargo xtask build."));
    }
    against_rules(house, "browser", browsers)
}

/// A variable of the tests, and the place it names: a browser, a release.
type Place = (&'static str, PathBuf);

/// Runs `tests/<folder>/*.test.mjs`, with all that they are held against: the rules as an ES module and as an npm package,
/// the command line, and the scenarios as a test in Rust writes them.
fn against_rules(house: &House, folder: &str, places: &[Place]) -> Outcome<Score> {
    assets::pack(house)?;
    Program::cargo(house)
        .args(["test", "--quiet", "--workspace", "--features", "voorcheck/cli", "--test", "scenarios"])
        .args(["--", "--exact", "scenarios_are_written_for_the_browser"])
        .quietly("Lees de meldingen hierboven: die gaan over kaders/*/scenarios of over de Rust-code.")?;
    let oracles = [
        ("MODULE", wasm::raw_module(house)?),
        ("PACKAGE", package::folder(house)?),
        ("KADER", assets::command_line(house)?),
        ("SCENARIOS", house.target().join("tmp").join("scenarios.json")),
    ];
    in_node(house, folder, &[places, &oracles].concat())
}

/// Runs `tests/<folder>/*.test.mjs`; they find the site and these places in their environment.
fn in_node(house: &House, folder: &str, places: &[Place]) -> Outcome<Score> {
    let tests: Vec<_> = files_under(&house.root.join("tests").join(folder))
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    let mut node = Program::new(house, "node").args(["--test", "--test-reporter=spec"]).args(tests);
    for (variable, place) in places {
        node = node.env(variable, place);
    }
    let seen = node.env("DIST", house.dist()).visibly()?;
    let count = |word: &str| {
        let number =
            |line: &str| line.trim_start_matches('ℹ').trim().strip_prefix(word)?.trim().parse::<usize>().ok();
        seen.text.lines().rev().find_map(number).unwrap_or(0)
    };
    Ok(honest(&seen, Score { passed: count("pass "), failed: count("fail ") + count("cancelled ") }))
}

/// Adds up the `test result:` lines of cargo.
fn cargo_score(seen: &Seen) -> Score {
    let mut score = Score { passed: 0, failed: 0 };
    for line in seen.text.lines().filter(|line| line.starts_with("test result:")) {
        for part in line.split(['.', ';']) {
            let mut words = part.split_whitespace();
            let number = words.next().and_then(|word| word.parse::<usize>().ok()).unwrap_or(0);
            match words.next() {
                Some("passed") => score.passed += number,
                Some("failed") => score.failed += number,
                _ => {}
            }
        }
    }
    honest(seen, score)
}

/// A run that ended badly without counting a failure (it did not compile, or crashed) still counts as one.
fn honest(seen: &Seen, mut score: Score) -> Score {
    if !seen.ok && score.failed == 0 {
        score.failed = 1;
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(ok: bool, text: &str) -> Seen {
        Seen { ok, text: text.to_owned() }
    }

    #[test]
    fn results_of_several_test_files_add_up() {
        let text = "test result: ok. 12 passed; 0 failed; 1 ignored\nx\ntest result: FAILED. 3 passed; 2 failed; 0 ignored\n";
        let score = cargo_score(&seen(false, text));
        assert_eq!((score.passed, score.failed), (15, 2));
    }

    #[test]
    fn a_crash_is_a_failure() {
        assert_eq!(cargo_score(&seen(false, "error: could not compile")).failed, 1);
    }
}
