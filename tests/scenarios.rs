//! Every scenario of every kader, in both voices; and the scenario reader itself.
#![cfg(feature = "cli")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "common/mini.rs"]
mod mini;
#[path = "common/scenario.rs"]
mod scenario;

use std::fs;
use std::path::Path;

use safehouse_check::assessment::{Engine, Input, Options, Target};
use safehouse_check::kader::load::load;
use safehouse_check::kader::{Voice, pack};
use scenario::Scenario;
use serde_json::Value;

fn engine(folder: &Path) -> Engine {
    let kader = load(folder).unwrap_or_else(|problems| panic!("{}: {problems:#?}", folder.display())).kader;
    let sha256 = pack::sha256(&kader).unwrap();
    Engine::new(kader, sha256).unwrap_or_else(|problems| panic!("{}: {problems:#?}", folder.display()))
}

fn assess(engine: &Engine, scenario: &Scenario, voice: Voice) -> Result<Value, String> {
    let input: Input = serde_json::from_value(scenario.input.clone()).map_err(|error| error.to_string())?;
    let target = if scenario.target == "criteria" { Target::Criteria } else { Target::Outcome };
    let options = Options { today: scenario.today.clone(), voice, target };
    let assessment =
        engine.assess(&input, &options).map_err(|error| format!("{}: {}", error.path, error.message))?;
    serde_json::to_value(assessment).map_err(|error| error.to_string())
}

/// All that is not as the scenarios of a kader expect.
fn complaints(folder: &Path) -> Vec<String> {
    let scenarios = match scenario::read_all(folder) {
        Ok(scenarios) => scenarios,
        Err(complaints) => return complaints,
    };
    let engine = engine(folder);
    let mut all = Vec::new();
    for scenario in &scenarios {
        for voice in [Voice::Behandelaar, Voice::Inwoner] {
            let found = match assess(&engine, scenario, voice) {
                Ok(assessment) => scenario.complaints(&assessment),
                Err(complaint) => vec![complaint],
            };
            all.extend(found.into_iter().map(|one| format!("{} ({}): {one}", scenario.stem, voice.id())));
        }
    }
    all
}

#[test]
fn every_scenario_holds() {
    let mut count = 0;
    for folder in scenario::kaders("kaders").into_iter().chain(scenario::kaders("tests/kaders")) {
        let found = complaints(&folder);
        assert!(found.is_empty(), "{}:\n{}", folder.display(), found.join("\n"));
        let of_kader = scenario::read_all(&folder).unwrap().len();
        assert!(of_kader > 0, "{} has no scenarios", folder.display());
        count += of_kader;
    }
    println!("{count} scenarios");
}

/// The browser tests ask the module the same questions and hold its answers against the same expectations.
#[test]
fn scenarios_are_written_for_the_browser() {
    let all: Vec<Scenario> =
        scenario::kaders("kaders").iter().flat_map(|folder| scenario::read_all(folder).unwrap()).collect();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scenarios.json");
    fs::write(&file, serde_json::to_string_pretty(&all).unwrap()).unwrap();
    let read: Vec<Value> = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(read.len(), all.len());
    assert!(read.iter().all(|one| one["input"]["answers"].is_object() && one["expected"].is_object()));
}

/// Writes one scenario beside a copy of the made-up kader and returns what is wrong with it.
fn tried(name: &str, text: &str) -> String {
    let dir = mini::copy(&format!("scenario-{name}"));
    fs::create_dir_all(dir.join("scenarios")).unwrap();
    fs::copy(mini::original().join("scenarios/basis.toml"), dir.join("scenarios/basis.toml")).unwrap();
    fs::write(dir.join("scenarios/proef.toml"), text).unwrap();
    let found = complaints(&dir);
    fs::remove_dir_all(dir.parent().unwrap()).unwrap();
    found.join("\n")
}

const HEAD: &str = "titel = \"t\"\nbeschrijving = \"b\"\nvertrekt-van = \"basis\"\n";

#[test]
fn a_scenario_that_asserts_nothing_fails() {
    assert!(tried("leeg", &format!("{HEAD}[verwacht]\n")).contains("[verwacht] is leeg"));
    assert!(tried("zonder", HEAD).contains("verwacht"));
}

#[test]
fn a_scenario_with_an_unknown_key_fails() {
    let text = format!("{HEAD}[verwacht]\nuitkomsten = \"past\"\n");
    assert!(tried("sleutel", &text).contains("uitkomsten"));
    assert!(tried("bovenaan", &format!("{HEAD}dag = \"x\"\n[verwacht]\nroute = \"geen\"\n")).contains("dag"));
}

#[test]
fn a_scenario_with_an_unknown_answer_fails() {
    let text = format!("{HEAD}[antwoorden]\npacht = \"soms\"\n[verwacht]\nroute = \"geen\"\n");
    assert!(tried("antwoord", &text).contains("answers.pacht"));
}

#[test]
fn a_scenario_that_starts_from_itself_fails() {
    let text =
        "titel = \"t\"\nbeschrijving = \"b\"\nvertrekt-van = \"proef\"\n[verwacht]\nroute = \"geen\"\n";
    assert!(tried("kring", text).contains("proef → proef"));
}

/// Each expectation can fail: a reader that compares nothing would pass every scenario.
#[test]
fn every_expectation_can_fail() {
    let wrong = [
        "route = \"andere-gemeente\"",
        "uitkomst = \"past-niet\"",
        "uitkomst = [\"past\", \"weging\"]",
        "uitkomst = { tuin-krijgen = \"weging\" }",
        "uitkomst = { ander = \"past\" }",
        "status = { vaardigheid = \"weging\" }",
        "status = { anders = \"voldaan\" }",
        "beste = \"weging\"",
        "redenen = [\"vaardigheid/cursus\"]",
        "normen = [\"R-2-02\"]",
        "signalen = [\"bewijs\"]",
        "niet-signalen = [\"schuur-vergunning\"]\n[antwoorden]\nschuur = \"ja\"",
        "tegenspraken = [\"duur-en-schuur\"]",
        "acties = [\"herstellen\"]",
        "volgende-vraag = \"pacht\"",
        "relevant = [\"pacht\"]",
        "dagen = { krap = 1 }",
        "momenten = { besluit = \"2026-01-01\" }",
        "momenten = { datum-start = \"geen\" }\n[datums]\ndatum-start = \"2026-12-20\"",
    ];
    for (number, expectation) in wrong.iter().enumerate() {
        let text = format!("{HEAD}[verwacht]\n{expectation}\n");
        let found = tried(&format!("fout-{number}"), &text);
        let key = expectation.split([' ', '=']).next().unwrap();
        assert!(found.contains(&format!("proef (behandelaar): {key}")), "{expectation}: {found:?}");
    }
}

#[test]
fn a_pack_has_the_hash_of_its_folder() {
    for folder in scenario::kaders("kaders").into_iter().chain(scenario::kaders("tests/kaders")) {
        let kader = load(&folder).unwrap().kader;
        let (json, sha256) = pack::to_json(&kader).unwrap();
        assert_eq!(sha256, pack::sha256(&kader).unwrap());
        assert_eq!((sha256.len(), sha256.to_lowercase()), (64, sha256.clone()));
        let (read, read_sha256) = pack::read(&json).unwrap();
        assert_eq!((&read, &read_sha256), (&kader, &sha256));
        assert_eq!(pack::to_json(&read).unwrap().0, json);
    }
}

#[test]
fn a_changed_pack_is_refused() {
    let kader = load(&mini::original()).unwrap().kader;
    let (json, sha256) = pack::to_json(&kader).unwrap();
    let code = |json: &str| pack::read(json).expect_err("a changed pack is refused")[0].code;
    assert_eq!(code(&json.replace("\"past niet\"", "\"past wel\"")), "wrong-hash");
    assert_eq!(
        code(&json.replace(&sha256, &sha256.replace(|c: char| c.is_ascii_digit(), "0"))),
        "wrong-hash"
    );
    assert_eq!(
        code(&json.replace("\"sectie\":\"tuin\"", "\"sectie\":\"tuin\",\"sektie\":\"x\"")),
        "unknown-field"
    );
    assert_eq!(code(&json.replace("\"versie\":\"1\"", "\"versie\":1")), "wrong-type");
    assert_eq!(
        code(&json.replace("\"versie\":\"1\"", "\"versie\":\"1\",\"versie\":\"2\"")),
        "duplicate-field"
    );
    assert_eq!(code(&json[..json.len() - 3]), "syntax");
    assert_eq!(code("{}"), "missing-field");
    // What a pack spells out although it means nothing more is not what was hashed.
    assert_eq!(
        code(&json.replace("\"rol\":\"info\"", "\"rol\":\"info\",\"met-weet-niet\":false")),
        "wrong-hash"
    );
}

#[test]
fn a_pack_meets_the_same_demands_as_a_folder() {
    let mut kader = load(&mini::original()).unwrap().kader;
    kader.criteria[0].rules[0].norms.push("R-9-99".to_owned());
    let (json, _) = pack::to_json(&kader).unwrap();
    let problems = pack::read(&json).expect_err("an unknown norm");
    assert_eq!(problems.len(), 1);
    assert_eq!(
        (problems[0].code, problems[0].path.as_str()),
        ("unknown-norm", "criterium[0].regel[0].normen[1]")
    );
    kader.decisions.clear();
    kader.criteria.clear();
    let problems = pack::read(&pack::to_json(&kader).unwrap().0).expect_err("no decision");
    assert!(problems.iter().any(|problem| problem.code == "no-decisions"));
}
