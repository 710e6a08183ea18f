//! The checks themselves; [`crate::test`] runs them.

use std::fmt;
use std::ops::AddAssign;
use std::path::PathBuf;

use voorcheck_site::fail::{Fail, Outcome};
use voorcheck_site::files::{files_under, read_text};

use crate::assets;
use crate::bench;
use crate::browser::{self, WEBKIT};
use crate::build;
use crate::dist;
use crate::house::{House, once};
use crate::package;
use crate::program;
use crate::proof;
use crate::run::{Program, Seen};
use crate::say::{self, Steps};
use crate::test::Laps;
use crate::trunk;
use crate::walls;
use crate::wasm;
use crate::words;

const ABOUT_RUST: &str = "Lees de meldingen hierboven: die gaan over de Rust-code.";

/// What a check counted: tests, or one for the check itself.
#[derive(Default)]
pub struct Score {
    /// What was in order.
    pub passed: usize,
    /// What was not.
    pub failed: usize,
}

impl Score {
    /// One thing that was in order or not.
    pub fn one(ok: bool) -> Self {
        Self { passed: usize::from(ok), failed: usize::from(!ok) }
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// A variable of the tests, and the place it names: a browser, a release.
pub type Place = (&'static str, PathBuf);

/// Whether the code looks as rustfmt wants it.
pub fn formatting(house: &House) -> Outcome<Score> {
    let seen = Program::cargo(house).args(["fmt", "--all", "--check"]).visibly()?;
    if !seen.ok {
        say::line("Breng de opmaak in orde met: cargo fmt --all");
    }
    Ok(Score::one(seen.ok))
}

/// Everything, with the tests. What goes into a browser is the same code, but for the allocator of `src/main.rs`.
pub fn clippy(house: &House) -> Outcome<Score> {
    let args = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    Ok(passed(Program::cargo(house).args(args).quietly(ABOUT_RUST)))
}

/// One for something that says itself why it failed.
fn passed(ran: Outcome<()>) -> Score {
    if let Err(fail) = &ran {
        say::line(&fail.to_string());
    }
    Score::one(ran.is_ok())
}

/// A wall by its name.
type Wall = (&'static str, fn(&House) -> Outcome<()>);

/// The walls that show in the sources.
pub fn walls_of_sources(house: &House) -> Outcome<Score> {
    Ok(hold(
        house,
        &[
            ("geen klok, bestanden of netwerk in de regels", walls::rules_without_std),
            ("geen mappen van een computer in git", walls::no_machine_paths),
            ("geen woord over hoe één beleid wordt uitgevoerd", words::without_process),
        ],
    ))
}

fn hold(house: &House, all: &[Wall]) -> Score {
    let mut score = Score::default();
    for (what, wall) in all {
        let held = wall(house);
        say::line(&format!("- {what}: {}", if held.is_ok() { "in orde" } else { "niet in orde" }));
        score += passed(held);
    }
    score
}

/// Everything that runs on this machine, and the examples in the documentation of the rules.
pub fn rust(house: &House, laps: &mut Laps) -> Outcome<Score> {
    let cargo = |args: &[&str]| Program::cargo(house).arg("test").args(args);
    cargo(&["--workspace", "--all-targets", "--no-run"]).quietly(ABOUT_RUST)?;
    laps.mark("vertalen");
    let mut score = cargo_score(&cargo(&["--workspace", "--all-targets", "--no-fail-fast"]).visibly()?);
    laps.mark("draaien");
    // Once more with the whole workspace, or everything is compiled anew with other features.
    score += cargo_score(&cargo(&["--workspace", "--doc"]).visibly()?);
    laps.mark("voorbeelden in de uitleg");
    Ok(score)
}

/// What the command line shows of every kader, each with the report that is kept beside it: sound, and not stale. Each
/// command counts as one check.
pub fn policy(house: &House, laps: &mut Laps) -> Outcome<Score> {
    let mut score = Score::default();
    assets::command_line(house)?;
    laps.mark("opdrachtregel vertalen");
    for kader in house.kaders()? {
        let name = house.show(&kader);
        for command in ["verify", "coverage", "scenarios", "mutate", "readability"] {
            if command == "verify" && proof::is_long(&kader)? {
                say::line(&format!(
                    "\n- kader {command} {name}: te groot voor een gewone test, zie `bewijs`"
                ));
                continue;
            }
            say::line(&format!("\n- kader {command} {name} --check"));
            score += Score::one(assets::kader(house, command, &kader)?.arg("--check").visibly()?.ok);
        }
        laps.mark(&name);
    }
    let fresh = proof::is_fresh(house);
    say::line(&format!("\n- het lange bewijs: {}", if fresh.is_ok() { "in orde" } else { "niet in orde" }));
    score += passed(fresh);
    say::line(&format!("\n- alle paden door de pagina: {}", proof::walked(house)?));
    say::line(&format!("- de prestaties: {}", bench::measured(house)?));
    Ok(score)
}

/// A page that is too large is still looked at: its walls say where the weight may come from.
pub fn site(house: &House, laps: &mut Laps) -> Outcome<Score> {
    let mut score = passed(build::dist(house, &mut Steps::new(build::STEPS)));
    laps.mark("bouwen");
    score += passed(build::dist(&house.alone(), &mut Steps::new(build::STEPS)));
    laps.mark("de eerste voorcheck alleen");
    score += hold(
        house,
        &[
            ("de pagina biedt alleen het afgesprokene aan", walls::page_exports),
            ("de pagina bevat geen regels en geen lezer van kaderbestanden", walls::page_holds_no_policy),
            ("de module biedt alleen het afgesprokene aan", walls::module_exports),
        ],
    );
    Ok(score)
}

/// Those that use the rules as an ES module and as an npm package.
pub fn module(house: &House, laps: &mut Laps) -> Outcome<Score> {
    let places = oracles(house, laps)?;
    Ok(node_score(&in_node(house, "module", TESTS, &places)?))
}

/// Packs the site that is there twice, and looks at what came out. Without the command line, which takes minutes to compile: that
/// of this machine makes a site of the release.
pub fn release(house: &House, laps: &mut Laps) -> Outcome<Score> {
    let packed = |name: &str| -> Outcome<(PathBuf, String)> {
        let folder = house.work().join(name);
        dist::make(house, &folder, None, &mut Steps::new(dist::STEPS))?;
        let sums = read_text(&folder.join(dist::SUMS))?;
        Ok((folder, sums))
    };
    let ((folder, once), (_, again)) = (packed("uitgave")?, packed("uitgave-nog-eens")?);
    laps.mark("inpakken");
    let same = once == again;
    if !same {
        say::line(&format!("twee keer inpakken geeft niet dezelfde bytes:\n{once}\n{again}"));
    }
    let places = [("RELEASE", folder), ("KADER", assets::command_line(house)?)];
    let mut score = node_score(&in_node(house, "uitgave", TESTS, &places)?);
    score += Score::one(same);
    Ok(score)
}

/// The same for a whole release, with the command line that is in it.
pub fn program(house: &House, laps: &mut Laps) -> Outcome<Score> {
    let made = program::make(house, &mut Steps::new(program::STEPS))?;
    laps.mark("vertalen");
    let folder = house.work().join("uitgave-met-programma");
    dist::make(house, &folder, Some(&made), &mut Steps::new(dist::STEPS))?;
    let places = [("KADER", folder.join(program::name())), ("RELEASE", folder)];
    Ok(node_score(&in_node(house, "uitgave", TESTS, &places)?))
}

/// The site in browsers.
pub fn in_browser(house: &House, browsers: &[Place], laps: &mut Laps) -> Outcome<Score> {
    Ok(node_score(&on_site(house, TESTS, browsers, laps)?))
}

/// Every scenario and hundreds of drawn cases through the page; a report is kept of it.
pub fn paths(house: &House, browsers: &[Place], laps: &mut Laps) -> Outcome<Score> {
    let seen = on_site(house, "alle-paden.mjs", browsers, laps)?;
    let score = node_score(&seen);
    if score.failed == 0 {
        proof::paths_walked(house, &seen.text)?;
    }
    Ok(score)
}

/// What matters most, in the engine of Safari.
pub fn webkit(house: &House, laps: &mut Laps) -> Outcome<Score> {
    let place = browser::find_or_install(house, &mut Steps::new(1), &WEBKIT)?;
    Ok(node_score(&on_site(house, "webkit.mjs", &[(WEBKIT.variable, place)], laps)?))
}

fn on_site(house: &House, ending: &str, browsers: &[Place], laps: &mut Laps) -> Outcome<Seen> {
    let alone = house.alone();
    for site in [house, &alone] {
        if !site.dist().join("index.html").is_file() {
            let place = house.show(site.dist());
            return Err(Fail::new(
                "er is geen site om te testen",
                place,
                "Bouw eerst: cargo xtask test bouw.",
            ));
        }
    }
    let places = [browsers, &[("SITE", house.dist().to_owned())], &oracles(house, laps)?].concat();
    in_node(&alone, "browser", ending, &places)
}

/// `trunk serve`, with the first of the browsers.
pub fn developers_loop(house: &House, browsers: &[Place]) -> Outcome<Score> {
    let (_, chrome) = browsers.first().ok_or_else(|| {
        Fail::new(
            "er is geen browser",
            "cargo xtask test trunk",
            "Installeer Chromium, Google Chrome of Edge.",
        )
    })?;
    Ok(node_score(&trunk::test(house, chrome)?))
}

/// What page and module are held against: the rules as an ES module and as an npm package, the command line, and the
/// scenarios as a test in Rust writes them.
fn oracles(house: &House, laps: &mut Laps) -> Outcome<Vec<Place>> {
    let places = vec![
        ("MODULE", wasm::raw_module(house)?),
        ("PACKAGE", package::folder(house)?),
        ("KADER", assets::command_line(house)?),
        ("SCENARIOS", scenarios(house)?),
    ];
    laps.mark("module, pakket en scenario's klaarzetten");
    Ok(places)
}

/// The list of scenarios.
pub fn scenarios(house: &House) -> Outcome<PathBuf> {
    once(&house.made.scenarios, || {
        Program::cargo(house)
            .args(["test", "--workspace", "--test", "tools", "scenarios_are_written_for_the_browser"])
            .quietly("Lees de meldingen hierboven: die gaan over kaders/*/scenarios of over de Rust-code.")?;
        Ok(house.target().join("tmp").join("scenarios.json"))
    })
}

/// The tests of a normal run.
const TESTS: &str = ".test.mjs";

/// Runs the files in `tests/<folder>/` that end like this; they find the site and these places in their environment.
fn in_node(house: &House, folder: &str, ending: &str, places: &[Place]) -> Outcome<Seen> {
    let tests: Vec<_> = files_under(&house.root.join("tests").join(folder))
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(ending))
        .collect();
    let mut node = Program::node(house, "tests/run.mjs").args(tests);
    for (variable, place) in places {
        node = node.env(variable, place);
    }
    node.env("DIST", house.dist()).visibly()
}

/// Reads the last lines of Node's report.
fn node_score(seen: &Seen) -> Score {
    let count = |word: &str| {
        let number =
            |line: &str| line.trim_start_matches('ℹ').trim().strip_prefix(word)?.trim().parse::<usize>().ok();
        seen.text.lines().rev().find_map(number).unwrap_or(0)
    };
    honest(seen, Score { passed: count("pass "), failed: count("fail ") + count("cancelled ") })
}

/// Adds up the `test result:` lines of cargo.
pub fn cargo_score(seen: &Seen) -> Score {
    let mut score = Score::default();
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
        let score = node_score(&seen(false, "✔ pass 9\nℹ tests 7\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\n"));
        assert_eq!((score.passed, score.failed), (5, 2));
    }

    #[test]
    fn a_crash_is_a_failure() {
        assert_eq!(cargo_score(&seen(false, "error: could not compile")).failed, 1);
    }
}
