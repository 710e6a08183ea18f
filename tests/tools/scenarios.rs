//! Every scenario of every kader, in both voices; the reader of scenarios; packs.

use std::fs;
use std::path::Path;

use serde_json::Value;
use voorcheck_rules::assessment::{Assessment, Engine, Input, Options, Target};
use voorcheck_rules::kader::{Problem, Voice};
use voorcheck_tools::audit::scenario;
use voorcheck_tools::audit::scenario::Scenario;
use voorcheck_tools::check;
use voorcheck_tools::load::load;
use voorcheck_tools::pack;

use crate::common::{folders, mini, shipped};

fn engine(folder: &Path) -> Engine {
    let kader = load(folder).unwrap_or_else(|problems| panic!("{}: {problems:#?}", folder.display())).kader;
    let sha256 = pack::sha256(&kader).unwrap();
    check::engine(kader, sha256).unwrap_or_else(|problems| panic!("{}: {problems:#?}", folder.display()))
}

/// All that is not as the scenarios of a kader expect, or what is wrong with their files.
fn complaints(folder: &Path) -> Vec<String> {
    let engine = engine(folder);
    let scenarios = match scenario::read(folder, &engine) {
        Ok(scenarios) => scenarios,
        Err(problems) => return problems.iter().map(Problem::to_string).collect(),
    };
    let mut all = Vec::new();
    for scenario in &scenarios {
        for voice in [Voice::Behandelaar, Voice::Inwoner] {
            let found = scenario.tried(&engine, voice);
            all.extend(found.into_iter().map(|one| format!("{} ({}): {one}", scenario.stem, voice.id())));
        }
    }
    all
}

#[test]
fn every_scenario_holds() {
    for folder in folders::all() {
        let found = complaints(&folder);
        assert!(found.is_empty(), "{}:\n{}", folder.display(), found.join("\n"));
        let of_kader = scenario::read(&folder, &engine(&folder)).unwrap().len();
        assert!(of_kader > 0, "{} has no scenarios", folder.display());
    }
}

/// The browser tests ask the module the same questions and hold its answers against the same expectations.
#[test]
fn scenarios_are_written_for_the_browser() {
    let of_kader = |folder: &std::path::PathBuf| scenario::read(folder, &engine(folder)).unwrap();
    let all: Vec<Scenario> = folders::kaders("kaders").iter().flat_map(of_kader).collect();
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

/// Each mistake in a file: what is told, and the line it is told of.
#[test]
fn every_mistake_in_a_scenario_is_told_with_its_line() {
    let base = "vertrekt-van = \"basis\"\n";
    let route = "[verwacht]\nroute = \"geen\"\n";
    let mistakes = [
        (format!("{HEAD}[verwacht]\n"), 4, "Onder `[verwacht]` staat niets"),
        (HEAD.to_owned(), 1, "Het veld `verwacht` ontbreekt"),
        (format!("{HEAD}[verwacht]\nuitkomsten = \"past\"\n"), 5, "Bedoelde u `uitkomst`?"),
        (format!("{HEAD}dag = \"x\"\n{route}"), 4, "Het veld `dag` bestaat hier niet"),
        (format!("{HEAD}[verwacht]\nroute = geen\n"), 5, "aanhalingstekens"),
        (
            format!("{HEAD}[verwacht]\nuitkomst = 3\n"),
            5,
            "Hier staat het getal `3`, maar dit moet een waarde of een lijst van waarden zijn.",
        ),
        (format!("{HEAD}doel = \"alles\"\n{route}"), 4, "Kies uit: `uitkomst`, `vereist`, `criteria`"),
        (format!("titel = \" \"\nbeschrijving = \"b\"\n{base}{route}"), 1, "is leeg"),
        (format!("titel = \"t\"\nbeschrijving = \"b\"\n{route}"), 1, "vandaag"),
        (HEAD.replace("basis", "proef") + route, 3, "proef → proef"),
        (HEAD.replace("basis", "basi") + route, 3, "Bedoelde u `basis`?"),
        (
            format!("{HEAD}[antwoorden]\npacht = \"soms\"\n{route}"),
            5,
            "`soms` is geen antwoord op `pacht`; kies uit: ja",
        ),
        (format!("{HEAD}[antwoorden]\npachd = \"ja\"\n{route}"), 5, "De vraag `pachd` bestaat niet"),
        (format!("{HEAD}[datums]\ndatum-start = \"morgen\"\n{route}"), 5, "geen datum"),
        (format!("{HEAD}[verwacht]\nsignalen = [\"bewijz\"]\n"), 5, "Bedoelde u `bewijs`?"),
        (format!("{HEAD}[verwacht]\nniet-signalen = [\"bewijz\"]\n"), 5, "Bedoelde u `bewijs`?"),
        (format!("{HEAD}[verwacht]\nacties = [\"aanvrage\"]\n"), 5, "Bedoelde u `aanvragen`?"),
        (format!("{HEAD}[verwacht]\ntegenspraken = [\"duur\"]\n"), 5, "De tegenspraak `duur` bestaat niet"),
        (format!("{HEAD}[verwacht]\nredenen = [\"vaardigheid/cursis\"]\n"), 5, "`vaardigheid/cursus`"),
        (format!("{HEAD}[verwacht]\nstatus = {{ anders = \"voldaan\" }}\n"), 5, "Het criterium `anders`"),
        (format!("{HEAD}[verwacht]\nuitkomst = {{ ander = \"past\" }}\n"), 5, "Het besluit `ander`"),
        (
            format!("{HEAD}[verwacht]\nuitkomst = \"pas\"\n"),
            5,
            "De uitkomst `pas` bestaat niet. Bedoelde u `past`?",
        ),
        (format!("{HEAD}[verwacht]\nbeste = \"pas\"\n"), 5, "De uitkomst `pas` bestaat niet."),
        (
            format!("{HEAD}[verwacht]\nstatus = {{ vaardigheid = [\"voldan\", \"weging\"] }}\n"),
            5,
            "De status `voldan` bestaat niet. Bedoelde u `voldaan`?",
        ),
        (
            format!("{HEAD}[verwacht]\nveranderingen = [[{{ ervaring = \"cursus\" }}]]\n"),
            5,
            "Haal de haken `[ ]` eromheen weg, zoals in `veranderingen = [{ vraag = \"antwoord\" }]`.",
        ),
        (format!("{HEAD}[verwacht]\nroute = \"nergens\"\n"), 5, "De route `nergens`"),
        (format!("{HEAD}[verwacht]\nrelevant = [\"pachd\"]\n"), 5, "Bedoelde u `pacht`?"),
        (format!("{HEAD}[verwacht]\ndagen = {{ los = 0 }}\n"), 5, "Het gat `los`"),
        (format!("{HEAD}[verwacht]\nmomenten = {{ eind = \"geen\" }}\n"), 5, "Bedoelde u `einde`?"),
        (format!("{HEAD}[verwacht]\nacties-weg = [\"herstellen\"]\n"), 5, "kan niet weg"),
        (format!("{HEAD}[verwacht]\nacties-erbij = [\"aanvragen\"]\n"), 5, "hoeft er niet bij"),
        (
            format!("{HEAD}[verwacht]\nvergeleken-met = \"bazis\"\nroute = \"geen\"\n"),
            5,
            "`bazis` bestaat niet",
        ),
        (format!("{HEAD}[verwacht]\nvergeleken-met = \"proef\"\nroute = \"geen\"\n"), 5, "op zichzelf uit"),
        (format!("{HEAD}ook = [{{ pacht = \"soms\" }}]\n{route}"), 4, "`soms` is geen antwoord op `pacht`"),
        (
            format!("{HEAD}[verwacht]\nacties-precies = []\nacties-weg = []\n"),
            5,
            "`acties-precies` gaat niet samen met",
        ),
        (
            "titel = \"t\"\nbeschrijving = \"b\"\nvandaag = \"2026-11-22\"\n[verwacht]\nacties-weg = []\n"
                .to_owned(),
            5,
            "vraagt om een `acties-precies`",
        ),
    ];
    for (number, (text, line, words)) in mistakes.iter().enumerate() {
        let found = tried(&format!("mis-{number}"), text);
        assert!(found.contains(words), "{text}: {found}");
        assert!(found.starts_with(&format!("scenarios/proef.toml:{line}: ")), "{text}: {found}");
        assert_eq!(found.lines().count(), 1, "{found}");
    }
}

/// What is said of the scenario a case starts from counts for that case too, with more or less.
#[test]
fn lists_are_worked_out_against_the_scenario_it_starts_from() {
    let more = "[antwoorden]\npacht = \"nee\"\n[verwacht]\nacties-erbij = [\"herstellen\"]\n";
    assert_eq!(tried("erbij", &format!("{HEAD}{more}")), "");
    let other =
        "vertrekt-van = \"basis\"\n[antwoorden]\npacht = \"nee\"\n[verwacht]\nvergeleken-met = \"te-duur\"\n";
    let other = format!("titel = \"t\"\nbeschrijving = \"b\"\n{other}acties-erbij = []\nacties-weg = []\n");
    assert!(tried("zonder-lijst", &other).contains("`te-duur` bestaat niet"));
    let more = "[verwacht]\nacties-erbij = [\"herstellen\"]\n";
    assert!(tried("niet-erbij", &format!("{HEAD}{more}")).contains("acties-precies: ontbreekt"));
}

/// What is expected of a case is expected of its further cases too.
#[test]
fn further_cases_of_a_file_are_tried() {
    let same = "ook = [{ schuur = \"geen\" }, { ervaring = \"cursus\" }]\n[verwacht]\nuitkomst = \"past\"\n";
    let found = tried("ook", &format!("{HEAD}{same}"));
    assert!(found.starts_with("proef#3 (behandelaar): uitkomst"), "{found}");
    assert_eq!(found.lines().count(), 2, "in two voices: {found}");
}

/// What is wrong in a scenario is told of that one, not of those that start from it.
#[test]
fn a_mistake_is_told_of_the_file_that_makes_it() {
    for (from, to) in
        [("vandaag = \"2026-11-22\"", "vandaag = \"22-11-2026\""), ("pacht = \"ja\"", "pacht = \"soms\"")]
    {
        let dir = mini::copy("scenario-erft");
        fs::create_dir_all(dir.join("scenarios")).unwrap();
        for entry in fs::read_dir(mini::original().join("scenarios")).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), dir.join("scenarios").join(entry.file_name())).unwrap();
        }
        mini::edit(&dir, "scenarios/basis.toml", from, to);
        let found = complaints(&dir);
        let line = mini::line_of(&dir, "scenarios/basis.toml", to);
        assert!(
            found.iter().all(|one| one.starts_with(&format!("scenarios/basis.toml:{line}: "))),
            "{found:#?}"
        );
        assert_eq!(found.len(), 1, "{found:#?}");
    }
}

/// What was expected and what was found, in words an author uses.
#[test]
fn a_failing_scenario_is_told_in_words() {
    let found = tried(
        "woorden",
        &format!("{HEAD}[verwacht]\nuitkomst = [\"past\", \"weging\"]\nsignalen-precies = [\"bewijs\"]\n"),
    );
    let first: Vec<&str> = found.lines().filter(|line| line.contains("(behandelaar)")).collect();
    assert_eq!(
        first,
        [
            "proef (behandelaar): uitkomst: u verwachtte nog open: `past`, `weging`; het kader geeft `past`, door \
             `vaardigheid/ervaren`, `betaalbaar/betaalbaar`",
            "proef (behandelaar): signalen-precies: ontbreekt `bewijs`",
        ]
    );
}

/// Each expectation can fail: a reader that compares nothing would pass every scenario.
#[test]
fn every_expectation_can_fail() {
    let wrong = [
        "route = \"andere-gemeente\"",
        "uitkomst = \"past-niet\"",
        "uitkomst = [\"past\", \"weging\"]",
        "uitkomst = { tuin-krijgen = \"weging\" }",
        "zegt = \"onzin\"",
        "gids = \"onzin\"",
        "niet-aan-de-orde = [\"tuin-krijgen\"]",
        "richting = { \"vaardigheid/cursus\" = \"open\" }",
        "status = { vaardigheid = \"weging\" }",
        "beste = \"weging\"",
        "redenen = [\"vaardigheid/cursus\"]",
        "redenen = [\"betaalbaar/betaalbaar\", \"vaardigheid/ervaren\"]",
        "onderbouwing = { \"vaardigheid/cursus\" = { kracht = \"hard\", basis = \"feit\", normen = [] } }",
        "onderbouwing = { \"vaardigheid/ervaren\" = { kracht = \"oordeel\", basis = \"feit\", normen = [\"R-1-01\"] } }",
        "onderbouwing = { \"vaardigheid/ervaren\" = { kracht = \"hard\", basis = \"oordeel\", normen = [\"R-1-01\"] } }",
        "onderbouwing = { \"vaardigheid/ervaren\" = { kracht = \"hard\", basis = \"feit\", normen = [\"R-1-02\"] } }",
        "mits = [\"mits het regent\"]",
        "veranderingen = [{ ervaring = \"cursus\" }]",
        "normen = [\"R-1-02\"]",
        "signalen = [\"bewijs\"]",
        "signalen-precies = [\"bewijs\"]",
        "niet-signalen = [\"schuur-vergunning\"]\n[antwoorden]\nschuur = \"ja\"",
        "in-kop = []\n[antwoorden]\nschuur = \"ja\"",
        "tegenspraken = [\"duur-en-schuur\"]",
        "acties = [\"herstellen\"]",
        "acties-precies = [\"herstellen\"]",
        "volgende-vraag = \"pacht\"",
        "relevant = [\"pacht\"]",
        "aangeboden = [\"schuur\"]",
        "dagen = { krap = 1 }",
        "momenten = { besluit = \"2026-01-01\" }",
        "momenten = { datum-start = \"geen\" }\n[datums]\ndatum-start = \"2026-12-20\"",
    ];
    for (number, expectation) in wrong.iter().enumerate() {
        let text = format!("{HEAD}[verwacht]\n{expectation}\n");
        let found = tried(&format!("fout-{number}"), &text);
        let key = expectation.split([' ', '=']).next().unwrap();
        assert!(found.contains(&format!("proef (behandelaar): {key}")), "{expectation}: {found:?}");
        let words = ["zegt", "gids", "mits"].contains(&key);
        assert_eq!(found.contains(&format!("proef (inwoner): {key}")), !words, "{expectation}: {found:?}");
    }
}

#[test]
fn a_pack_has_the_hash_of_its_folder() {
    for folder in folders::all() {
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
    assert_eq!(code(&json.replace("\"versie\":\"1\"", "\"versie\":\"1\",\"versie\":\"2\"")), "syntax");
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

/// Huizen has the regional text in words of its own: they stand beside it, and change nothing.
#[test]
fn the_words_of_huizen_stand_beside_those_of_the_region() {
    let engine = engine(&shipped::folder());
    let of = |municipality: &str| {
        let mut input = Input { answers: shipped::base_answers(), ..Input::default() };
        input.answers.insert("gemeente-van-herkomst".to_owned(), municipality.to_owned());
        let options =
            Options { today: "2026-11-22".to_owned(), voice: Voice::Behandelaar, target: Target::Outcome };
        engine.assess(&input, &options).unwrap()
    };
    let (huizen, laren) = (of("huizen"), of("laren"));
    assert!(laren.local_wordings.is_empty());
    for (norm, own, remarked) in
        [("R-2.2-12", "B-2.2-05", false), ("R-2.3-03", "B-2.3-02", true), ("R-4.6-03", "B-4.6-01", true)]
    {
        let local = huizen.local_wordings.iter().find(|local| local.norm == norm).unwrap();
        assert_eq!((local.own.as_str(), local.remark.is_some()), (own, remarked));
        assert_eq!(local.municipality, "Huizen");
    }
    for id in huizen.local_wordings.iter().flat_map(|local| [&local.norm, &local.own]) {
        assert!(engine.kader().norms.iter().any(|norm| norm.id == *id), "{id} has a quote");
    }
    let statuses = |assessment: &Assessment| {
        let criteria = assessment.decisions.iter().flat_map(|decision| &decision.criteria);
        criteria.map(|criterion| criterion.status.clone()).collect::<Vec<_>>()
    };
    assert_eq!(statuses(&huizen), statuses(&laren));
}
